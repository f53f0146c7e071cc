package io.slipway.rfc;

import static io.slipway.process.ReleaseProcess.NOTICE;

import io.slipway.calendar.Announcement;
import io.slipway.calendar.Change;
import io.slipway.calendar.NoticeClock;
import io.slipway.process.DecisionTable;
import io.slipway.programme.Programme.Notice;
import io.slipway.programme.Programmes;
import io.slipway.release.ImpactedParties;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Lets the time of notice run: what is sent from now on under the name in {@code notice} counts for each party that the
 * release touches from its delivery. Announced once before, it runs anew only where something changed materially, as the
 * table {@code material-change} says.
 */
@Component
class BeginNotice implements JavaDelegate {

    private static final String TABLE = "material-change";

    private final Releases releases;
    private final Programmes programmes;
    private final ImpactedParties impacted;
    private final Scopes scopes;
    private final Rfcs rfcs;
    private final NoticeClock clock;

    BeginNotice(
            Releases releases,
            Programmes programmes,
            ImpactedParties impacted,
            Scopes scopes,
            Rfcs rfcs,
            NoticeClock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.impacted = impacted;
        this.scopes = scopes;
        this.rfcs = rfcs;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var release = releases.get(new ReleaseKey(execution.getProcessBusinessKey()));
        var announcement = announcement(release, NOTICE.get(execution));
        var by = Optional.ofNullable(rfcs.of(release.key()).get(0).raisedBy()).orElse(release.requestedBy());
        clock.announce(announcement, change -> becomes(execution, change), by);
    }

    private static String becomes(DelegateExecution execution, Change change) {
        return DecisionTable.decide(execution, TABLE, Variables.fromMap(change.inputs()))
                .orElse(Change.MATERIAL);
    }

    private Announcement announcement(Release release, String notice) {
        var places = rfcs.of(release.key()).get(0).places();
        return new Announcement(
                release.key().value(),
                release.programme(),
                notice,
                length(release),
                impacted.of(release.key()),
                places.stream().map(Rfc.Place::environment).toList(),
                places.stream()
                        .map(place ->
                                new Announcement.Span(String.valueOf(place.window()), place.startsAt(), place.endsAt()))
                        .toList(),
                scopes.of(release.key()).stream().map(ScopeItem::ticket).toList());
    }

    private Notice length(Release release) {
        var type = programmes.get(release.programme()).releaseType(release.type());
        var days = release.terms().noticeDays();
        if (days != null) {
            return new Notice(days, null);
        }
        return Optional.ofNullable(type.notice())
                .orElseThrow(() -> new RuleBroken("Nobody said how long before people know of " + release.key()));
    }
}
