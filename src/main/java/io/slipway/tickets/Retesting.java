package io.slipway.tickets;

import io.slipway.build.Retest;
import io.slipway.build.Retests;
import io.slipway.programme.Defects;
import io.slipway.programme.Defects.Move;
import io.slipway.programme.Programme;
import io.slipway.release.FieldBroken;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import io.slipway.words.Quoted;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what testers say of a fix that came to where its defect was found, and closes what is gone (M-061, M-230). */
@Service
public class Retesting {

    private final Retests retests;
    private final DefectChanges changes;

    Retesting(Retests retests, DefectChanges changes) {
        this.retests = retests;
        this.changes = changes;
    }

    /**
     * Records the retest; what is still there is opened again in the ticket system.
     *
     * @throws FieldBroken when it cannot be taken; the message says which field stands against it, and the mend
     */
    @Transactional
    public void record(Programme programme, Ticket defect, RetestAnswer answer, String by) {
        var due = due(programme, defect);
        checkPlace(programme, due, answer.environment());
        if (!List.of(RetestAnswer.PASSED, RetestAnswer.FAILED).contains(String.valueOf(answer.result()))) {
            throw new FieldBroken("result", "Say whether the retest passed or failed; write 'passed' or 'failed'");
        }
        var passed = answer.hasPassed();
        var detail = text("detail", answer.detail(), 2000, passed ? null : "Say what is still wrong");
        var evidence =
                text("evidence", answer.evidence(), 1000, "Say what proves it, for example where the run is kept");
        if (!retests.record(due, passed, detail, evidence, by)) {
            throw recorded(due);
        }
        var place = programme.environment(due.environment()).name();
        changes.ask(
                programme,
                defect.key(),
                passed ? null : Move.REOPEN,
                null,
                null,
                "Retest of " + due.release() + " in " + place + " " + answer.result()
                        + (detail.isEmpty() ? "" : ": " + detail) + ". Evidence: " + evidence,
                by);
    }

    /** The newest delivery asks for one retest; a defect that it does not wait for has none. */
    private Retest due(Programme programme, Ticket defect) {
        Triage.refuseWhatIsOver(programme.defects(), defect);
        var newest = retests.newest(programme.id(), defect.key())
                .filter(retest -> retest.result() != null || waits(programme.defects(), defect))
                .orElseThrow(() -> new FieldBroken(
                        "ticket",
                        defect.key() + " is " + defect.status() + "; it is tested again once it is "
                                + programme.defects().move(Move.DELIVER).to()
                                + ", which a release that fixes it makes it"));
        if (newest.result() != null) {
            throw recorded(newest);
        }
        return newest;
    }

    private static boolean waits(Defects defects, Ticket defect) {
        return defects.awaitsRetest(defect.status());
    }

    private static FieldBroken recorded(Retest retest) {
        return new FieldBroken(
                "ticket",
                "The retest of " + retest.ticket() + " with " + retest.release() + " is recorded already and stays; "
                        + (retest.passed() ? "close the defect" : "a release that fixes it brings it back"));
    }

    private static void checkPlace(Programme programme, Retest due, @Nullable String environment) {
        var found = programme.environment(due.environment()).name();
        if (environment == null || environment.isBlank()) {
            throw new FieldBroken(
                    "environment", "Say where it was tested; write '" + due.environment() + "' for " + found);
        }
        var known =
                programme.environments().stream().map(Programme.Environment::id).toList();
        if (!known.contains(environment)) {
            throw new FieldBroken("environment", Quoted.of(environment) + " is no environment; known are " + known);
        }
        var rule = programme.defects().retestedWhereFound();
        if (rule != null && !environment.equals(due.environment())) {
            throw new FieldBroken(
                    "environment",
                    due.ticket() + " was found in " + found + " and is tested again there only (" + rule
                            + "); a retest in "
                            + programme.environment(environment).name()
                            + " does not count. Record the one in " + found);
        }
    }

    private static String text(String field, @Nullable String text, int most, @Nullable String whyNeeded) {
        if (whyNeeded != null && (text == null || text.isBlank())) {
            throw new FieldBroken(field, whyNeeded);
        }
        try {
            return Texts.limit(field, Objects.requireNonNullElse(text, ""), most);
        } catch (RuleBroken unfit) {
            throw new FieldBroken(field, String.valueOf(unfit.getMessage()));
        }
    }

    /**
     * Closes a defect whose retest passed.
     *
     * @throws FieldBroken when no retest of its newest delivery has passed
     */
    @Transactional
    public void close(Programme programme, Ticket defect, @Nullable String comment, String by) {
        Triage.refuseWhatIsOver(programme.defects(), defect);
        Triage.refuseWhatWaits(changes, programme, defect);
        var newest = retests.newest(programme.id(), defect.key())
                .filter(Retest::passed)
                .filter(retest -> programme.defects().move(Move.CLOSE).startsAt(defect.status()))
                .orElseThrow(
                        () -> new FieldBroken(
                                "ticket",
                                defect.key() + " is " + defect.status()
                                        + ", and no retest of its fix has passed; record one in the environment that found it"));
        var said = text("comment", comment, 2000, null);
        changes.ask(
                programme,
                defect.key(),
                Move.CLOSE,
                null,
                null,
                "Closed after the retest of " + newest.release() + (said.isEmpty() ? "" : ": " + said),
                by);
    }
}
