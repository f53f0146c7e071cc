package io.slipway.deployment;

import io.slipway.programme.Programme.Deployer;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The runs of each release, for people to read and to stop. */
@Service
public class Runs {

    private static final int TAIL = 200;

    private final RunLedger ledger;
    private final RunEvents events;
    private final AdmissionRecord admissions;

    Runs(RunLedger ledger, RunEvents events, AdmissionRecord admissions) {
        this.ledger = ledger;
        this.events = events;
        this.admissions = admissions;
    }

    /** Returns the runs of a release, the oldest first. */
    public List<Run> of(ReleaseKey release) {
        return ledger.of(release).stream().map(this::run).toList();
    }

    /** Returns the runs of all releases that have not ended, without their events. */
    public List<Run> goingOn() {
        return ledger.open().stream()
                .filter(row -> row.outcome() == null)
                .map(row -> run(row, List.of()))
                .toList();
    }

    public Optional<Run> find(String id) {
        return ledger.get(id).map(this::run);
    }

    /** Returns the sites that deployments of the release did not go to. */
    public List<LeftOutSite> leftOut(ReleaseKey release) {
        return admissions.leftOut(release);
    }

    /**
     * Asks a run to stop. It may still end otherwise; its sites tell what happened to them.
     *
     * @throws RuleBroken when there is no such run, or it has ended or is being cancelled
     */
    @Transactional
    public void cancel(String id, String by) {
        var run = ledger.get(id).orElseThrow(() -> new RuleBroken("There is no run '" + id + "'"));
        if (run.outcome() != null) {
            throw new RuleBroken("Run " + id + " has ended " + run.outcome() + "; there is nothing to cancel");
        }
        if (run.key().deployer() == Deployer.PARTY) {
            throw new RuleBroken(
                    "Run " + id + " is carried out by hand. Whoever has its task says in it that nothing was"
                            + " done, or that it failed");
        }
        if (!ledger.cancelled(id, by)) {
            throw new RuleBroken("Run " + id + " is being cancelled already; wait until it has ended");
        }
    }

    private Run run(RunRow row) {
        return run(row, events.tail(row.id(), TAIL));
    }

    private static Run run(RunRow row, List<String> tail) {
        return new Run(
                row.id(),
                row.key().release(),
                row.key().environment(),
                row.key().window(),
                row.key().wave(),
                row.key().round(),
                row.key().playbook(),
                row.key().deployer(),
                row.build(),
                state(row),
                row.requestedAt(),
                row.startedAt(),
                row.endedAt(),
                row.cancelledBy(),
                note(row),
                row.sites(),
                tail);
    }

    private static @Nullable String note(RunRow row) {
        if (row.outcome() != null) {
            return row.delivered() ? row.note() : with(row.note(), "Its release has not taken note of this end yet");
        }
        return row.trouble() == null ? null : "It cannot be followed at the moment: " + row.trouble();
    }

    private static String with(@Nullable String note, String more) {
        return note == null ? more : note + ". " + more;
    }

    private static RunState state(RunRow row) {
        if (row.outcome() != null) {
            return row.outcome();
        }
        if (row.cancelledBy() != null) {
            return RunState.CANCELLING;
        }
        return row.startedAt() == null ? RunState.REQUESTED : RunState.RUNNING;
    }
}
