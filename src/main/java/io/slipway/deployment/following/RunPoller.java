package io.slipway.deployment.following;

import io.slipway.deployment.RunKey;
import io.slipway.deployment.RunLedger;
import io.slipway.deployment.RunRow;
import io.slipway.deployment.RunState;
import io.slipway.programme.Programme.Deployer;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.words.PlainText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sees to it that every run comes to an end that its lifecycle is told: follows the node's own, and ends those that
 * nobody followed for long, so that a person decides.
 */
@Component
class RunPoller {

    private static final Logger LOG = LoggerFactory.getLogger(RunPoller.class);
    private static final int LONGEST_TROUBLE = 500;
    private static final String ABANDONED = "What ordered it ended before people reported. See what the sites run";

    private final RunLedger runs;
    private final RunClaims claims;
    private final RunJournal journal;
    private final RunFollower follower;
    private final Listener listener;
    private final TransactionOperations transactions;
    private final RunSettings settings;
    private final Clock clock;
    private final RunWatch watch = new RunWatch();
    private final SaidOnce said = new SaidOnce();

    /** Who waits for the end of a run; false when nobody does yet. */
    interface Listener {

        boolean runFinished(ReleaseKey release, String run, String outcome);

        /** Whether nobody will say any more how the run ended: what ordered it is gone. */
        default boolean isAbandoned(RunKey run) {
            return false;
        }
    }

    private record Lifecycles(Releases releases) implements Listener {

        @Override
        public boolean runFinished(ReleaseKey release, String run, String outcome) {
            return releases.runFinished(release, run, outcome);
        }

        @Override
        public boolean isAbandoned(RunKey run) {
            return !releases.isAtWork(run.order());
        }
    }

    @Autowired
    RunPoller(
            RunLedger runs,
            RunClaims claims,
            RunJournal journal,
            RunFollower follower,
            Releases releases,
            TransactionOperations transactions,
            RunSettings settings,
            Clock clock) {
        this(runs, claims, journal, follower, new Lifecycles(releases), transactions, settings, clock);
    }

    RunPoller(
            RunLedger runs,
            RunClaims claims,
            RunJournal journal,
            RunFollower follower,
            Listener listener,
            TransactionOperations transactions,
            RunSettings settings,
            Clock clock) {
        this.runs = runs;
        this.claims = claims;
        this.journal = journal;
        this.follower = follower;
        this.listener = listener;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** One run that cannot be followed does not keep the others waiting. */
    synchronized void poll() {
        var open = open();
        var lost = runs.lost().stream().filter(follower::owns).toList();
        lost.forEach(run -> attempt(run, follower::stop));
        open.forEach(run -> attempt(run, this::follow));
        said.only(Stream.concat(open.stream(), lost.stream()).map(RunRow::id).toList());
        watch.close(clock.instant());
    }

    private void attempt(RunRow run, Consumer<RunRow> step) {
        try {
            step.accept(run);
        } catch (RuntimeException failure) {
            report(run, failure);
        }
    }

    private List<RunRow> open() {
        try {
            var open = runs.open();
            watch.open(open, clock.instant());
            return open;
        } catch (RuntimeException unseen) {
            watch.blink();
            throw unseen;
        }
    }

    private void follow(RunRow run) {
        if (run.key().deployer() == Deployer.PARTY) {
            if (run.outcome() == null && listener.isAbandoned(run.key())) {
                journal.lost(run, ABANDONED);
            }
            return;
        }
        var outcome = run.outcome() == null ? observe(run) : run.outcome();
        if (outcome != null && outcome.hasEnded()) {
            deliver(run, outcome);
        }
    }

    private @Nullable RunState observe(RunRow run) {
        if (run.sites().isEmpty()) {
            var end = Emptiness.of(run.key());
            return journal.nothing(run, end.outcome(), end.note());
        }
        RunState state = null;
        try {
            state = follower.follow(run);
        } catch (RuntimeException failure) {
            report(run, failure);
        }
        if (state != null && state != RunState.REQUESTED) {
            said.forget(run.id());
            return state;
        }
        return isOverdue(run) ? follower.giveUp(run, reason(run)) : null;
    }

    private boolean isOverdue(RunRow run) {
        return watch.still(run, clock.instant()).compareTo(settings.unfollowedAfter()) >= 0;
    }

    private String reason(RunRow run) {
        var time = minutes(settings.unfollowedAfter());
        var trouble = run.trouble() == null ? "" : ". The last trouble: " + run.trouble();
        if (!run.hasBegun()) {
            return "Nothing was started and nothing will be: for " + time + " no application was able to start the run"
                    + trouble;
        }
        return "Whether the run is still at work is not known: for " + time + " it could not be followed"
                + (run.node() == null ? "" : " by " + run.node()) + trouble + ". See what the sites run, then decide";
    }

    /** Says it once for each change, to the log and beside the run. */
    private void report(RunRow run, RuntimeException failure) {
        var words = words(failure);
        if (said.isNew(run.id(), words)) {
            LOG.warn("Run {} cannot be followed: {}", run.id(), words, failure);
        }
        if (!words.equals(run.trouble()) && run.outcome() == null) {
            try {
                claims.trouble(run.id(), words);
            } catch (RuntimeException away) {
                LOG.debug("The trouble of run {} cannot be stored either", run.id(), away);
            }
        }
    }

    private static String words(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        return PlainText.cut(PlainText.storable(message), LONGEST_TROUBLE);
    }

    private static String minutes(Duration time) {
        return time.toMinutes() + " minutes";
    }

    private void deliver(RunRow run, RunState outcome) {
        transactions.executeWithoutResult(status -> {
            var mine = runs.delivered(run.id());
            if (mine && !listener.runFinished(run.key().release(), run.id(), outcome.name())) {
                status.setRollbackOnly();
            }
        });
    }
}
