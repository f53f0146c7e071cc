package io.slipway.tickets;

import io.slipway.build.Retest;
import io.slipway.build.Retests;
import io.slipway.programme.Defects.Move;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.SiteOutcomes.SiteResult;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the ticket system which defects a release brought a fix for to where they were found (M-146). */
@Component
class Deliveries {

    private final TicketSystem tickets;
    private final Programmes programmes;
    private final Scopes scopes;
    private final Retests retests;
    private final ObjectProvider<SiteOutcomes> outcomes;

    Deliveries(
            TicketSystem tickets,
            Programmes programmes,
            Scopes scopes,
            Retests retests,
            ObjectProvider<SiteOutcomes> outcomes) {
        this.tickets = tickets;
        this.programmes = programmes;
        this.scopes = scopes;
        this.retests = retests;
        this.outcomes = outcomes;
    }

    /**
     * Each defect of the scope waits for its retest from now on, if the release is in place where it was found: elsewhere
     * it is not tested again (M-061). Called again, as after a failure or when the release has reached another environment,
     * it leaves alone what it did before, whatever became of it since.
     */
    void markReady(Release release) {
        var programme = programmes.get(release.programme());
        if (!DefectLog.follows(programme)) {
            return;
        }
        var reached = reached(release);
        var known = retests.of(release.key()).stream().map(Retest::ticket).collect(Collectors.toSet());
        fixed(programme, release).stream()
                .filter(defect -> !known.contains(defect.key()))
                .filter(defect ->
                        reached.contains(String.valueOf(defect.defect().foundIn())))
                .forEach(defect -> deliver(programme, release, defect));
    }

    private List<Ticket> fixed(Programme programme, Release release) {
        var keys = scopes.of(release.key()).stream()
                .filter(item -> item.kind() == TicketKind.BUG && !item.flaggedOff())
                .map(ScopeItem::ticket)
                .toList();
        return tickets.get(programme.tickets().project(), keys);
    }

    private void deliver(Programme programme, Release release, Ticket defect) {
        var move = programme.defects().move(Move.DELIVER);
        var place = programme.environment(String.valueOf(defect.defect().foundIn()));
        var change = new TicketChange(
                release.key() + " " + move.move() + " " + defect.key(),
                defect.key(),
                move.from(),
                move.to(),
                true,
                null,
                null,
                release.key() + " brought its fix to " + place.name() + ", where it is to be tested again");
        if (tickets.change(programme.tickets().project(), change)) {
            retests.due(release.key(), defect.key(), defect.summary(), place.id());
        }
    }

    /** Returns the environments in which the release is in place at every site that it was to reach. */
    private Set<String> reached(Release release) {
        return outcomes.stream()
                .flatMap(source -> source.of(release.key()).stream())
                .collect(Collectors.groupingBy(SiteResult::environment))
                .entrySet()
                .stream()
                .filter(everySite(SiteResult::deployed))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Predicate<Map.Entry<String, List<SiteResult>>> everySite(Predicate<SiteResult> what) {
        return environment -> environment.getValue().stream().allMatch(what);
    }
}
