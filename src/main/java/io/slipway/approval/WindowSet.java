package io.slipway.approval;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.process.Answers;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Agreements;
import io.slipway.release.Downtimes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.SiteAgreement;
import io.slipway.release.Window;
import io.slipway.release.Windows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the exact downtime window and the Trusts to be deployed, who are then all asked to agree. */
@Component
class WindowSet implements TaskListener {

    private final Releases releases;
    private final Programmes programmes;
    private final DowntimeRules rules;
    private final ReleaseCalendar calendar;
    private final Windows windows;
    private final Downtimes downtimes;
    private final Agreements agreements;
    private final Clock clock;

    WindowSet(
            Releases releases,
            Programmes programmes,
            DowntimeRules rules,
            ReleaseCalendar calendar,
            Windows windows,
            Downtimes downtimes,
            Agreements agreements,
            Clock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.rules = rules;
        this.calendar = calendar;
        this.windows = windows;
        this.downtimes = downtimes;
        this.agreements = agreements;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        var start = DowntimeRules.start(Answers.instant(task, "windowStart", programme.timeZone()));
        var end = DowntimeRules.end(Answers.instant(task, "windowEnd", programme.timeZone()));
        var sites = Answers.list(task, "sites");
        if (!start.isAfter(clock.instant())) {
            throw new RuleBroken("The downtime cannot start in the past; choose a later start");
        }
        rules.check(programme, release, start, end);
        check(programme, sites);
        windows.clear(key);
        downtimes.refuseOverlap(key, start, end);
        windows.set(key, new Window(1, start, end, reason(programme, start, end, Answers.text(task, "windowReason"))));
        agreements.of(key).forEach(agreement -> agreements.clear(key, agreement.site()));
        sites.forEach(site -> agreements.set(
                key,
                new SiteAgreement(
                        site, 1, SiteAgreement.State.ASKED, null, null, task.getAssignee(), clock.instant())));
    }

    private static void check(Programme programme, List<String> sites) {
        var deployable = programme.production().sites().stream()
                .filter(site -> site.kind() == Programme.SiteKind.TRUST && site.onboarded())
                .toList();
        if (sites.isEmpty()
                || !deployable.stream().map(Programme.Site::code).toList().containsAll(sites)) {
            throw new RuleBroken("Choose one or more of the onboarded Trusts: "
                    + deployable.stream().map(Programme.Site::name).collect(Collectors.joining(", ")));
        }
    }

    private String reason(Programme programme, Instant start, Instant end, String given) {
        var lowUse = calendar.lowUse(programme, start, end);
        if (lowUse.isEmpty() && given.isBlank()) {
            throw new RuleBroken("This is no low-use window; give the reason why users are hit the least then");
        }
        return lowUse.map(window -> window.name() + ": " + window.reason() + (given.isBlank() ? "" : ". " + given))
                .orElse(given);
    }
}
