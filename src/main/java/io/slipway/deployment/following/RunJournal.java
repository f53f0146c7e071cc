package io.slipway.deployment.following;

import io.slipway.deployment.Environments;
import io.slipway.deployment.RunEvents;
import io.slipway.deployment.RunLedger;
import io.slipway.deployment.RunRow;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.RunState;
import io.slipway.deployment.following.RunClaims.Hold;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes down what is known of a run, all of it or nothing, and only while the run goes on: a row of an ended run never
 * changes. What it returns is the run's state if it was written, null if it was not for the writer to say.
 */
@Component
public class RunJournal {

    private final RunClaims claims;
    private final RunLedger runs;
    private final RunEvents events;
    private final Environments environments;
    private final TransactionOperations transactions;
    private final Clock clock;

    RunJournal(
            RunClaims claims,
            RunLedger runs,
            RunEvents events,
            Environments environments,
            TransactionOperations transactions,
            Clock clock) {
        this.claims = claims;
        this.runs = runs;
        this.events = events;
        this.environments = environments;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Stores what the node sees of its run. A run whose launcher has not begun yet is not followed by looking at it. */
    @Nullable
    RunState seen(RunRow run, String node, SiteProgress progress) {
        var report = progress.report();
        return writing(run, hold -> hold.isOpenFor(node), () -> {
            var sites = progress.sites();
            events.add(run.id(), report.events());
            runs.started(run.id(), report.startedAt());
            sites.stream().filter(site -> !run.sites().contains(site)).forEach(site -> runs.site(run.id(), site));
            if (report.state().hasEnded()) {
                var note = report.state() == RunState.LOST ? report.note() : null;
                var at = Objects.requireNonNullElse(report.endedAt(), clock.instant());
                return end(run, sites, progress.outcome(), note, at);
            }
            if (report.state() != RunState.REQUESTED) {
                claims.followed(run.id());
            }
            return report.state();
        });
    }

    /** Nothing of the run was started, and nothing will be. */
    @Nullable
    RunState calledOff(RunRow run, String node, String reason) {
        return writing(run, hold -> !hold.begun() || hold.isOpenFor(node), () -> {
            var sites =
                    run.sites().stream().map(site -> site.notStarted(reason)).toList();
            sites.forEach(site -> runs.site(run.id(), site));
            return end(run, sites, RunState.CANCELLED, reason, clock.instant());
        });
    }

    /** Nobody knows how far the run came or whether it is still at work. Refused if somebody has followed it since. */
    @Nullable
    RunState lost(RunRow run, String reason) {
        return writing(run, hold -> hold.followedAt().equals(run.followedAt()), () -> {
            var sites = run.sites().stream().map(site -> site.lost(reason)).toList();
            sites.forEach(site -> runs.site(run.id(), site));
            return end(run, sites, RunState.LOST, reason, clock.instant());
        });
    }

    /** People have said of every site what happened there. */
    @Nullable
    public RunState concluded(RunRow run, RunState outcome) {
        return writing(run, hold -> true, () -> end(run, run.sites(), outcome, null, clock.instant()));
    }

    /** A run without sites. */
    @Nullable
    public RunState nothing(RunRow run, RunState outcome, String note) {
        return writing(run, hold -> true, () -> end(run, List.of(), outcome, note, clock.instant()));
    }

    private interface Writing {

        RunState write();
    }

    private @Nullable RunState writing(RunRow run, Predicate<Hold> mayWrite, Writing writing) {
        return transactions.execute(status -> claims.lock(run.id())
                .filter(hold -> !hold.ended())
                .filter(mayWrite)
                .map(hold -> writing.write())
                .orElse(null));
    }

    private RunState end(RunRow run, List<RunSite> sites, RunState outcome, @Nullable String note, Instant at) {
        environments.installed(run, sites, at);
        if (!runs.ended(run.id(), outcome, note, at)) {
            throw new IllegalStateException("Run " + run.id() + " ended although its row was held");
        }
        return outcome;
    }
}
