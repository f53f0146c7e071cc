package io.slipway.tickets;

import io.slipway.programme.Defects;
import io.slipway.programme.Defects.Move;
import io.slipway.programme.Defects.Rank;
import io.slipway.programme.Defects.Severity;
import io.slipway.programme.Programme;
import io.slipway.release.FieldBroken;
import io.slipway.release.Texts;
import io.slipway.words.Quoted;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets triage take a defect on or not, and rank it anew (M-227, M-228). */
@Service
public class Triage {

    private final DefectChanges changes;

    Triage(DefectChanges changes) {
        this.changes = changes;
    }

    /**
     * Asks the ticket system to change the defect.
     *
     * @throws FieldBroken when it cannot be so; the message says which field stands against it, and the mend
     */
    @Transactional
    public void decide(Programme programme, Ticket defect, Verdict verdict, String by) {
        var defects = programme.defects();
        refuseWhatIsOver(defects, defect);
        refuseWhatWaits(changes, programme, defect);
        var severity = rank(
                "severity",
                verdict.severity(),
                defects.severities().stream().map(Severity::id).toList());
        var priority = rank(
                "priority",
                verdict.priority(),
                defects.priorities().stream().map(Rank::id).toList());
        var ranked = isNew(severity, defect.severity())
                || isNew(priority, defect.defect().priority());
        var move = move(defects, defect, verdict.accepted());
        if (move == null && !ranked) {
            throw new FieldBroken(
                    "accepted",
                    "Nothing would change; say whether it is accepted, or give another severity or priority");
        }
        changes.ask(programme, defect.key(), move, severity, priority, said(verdict, move, ranked), by);
    }

    private static @Nullable Move move(Defects defects, Ticket defect, @Nullable Boolean accepted) {
        if (accepted == null) {
            return null;
        }
        var move = accepted ? Move.ACCEPT : Move.REFUSE;
        if (!defects.move(move).startsAt(defect.status())) {
            throw new FieldBroken(
                    "accepted",
                    defect.key() + " is " + defect.status() + "; only what is "
                            + String.join(" or ", defects.move(move).from()) + " is "
                            + (accepted ? "accepted" : "refused") + ". Leave it out to rank the defect anew");
        }
        return move;
    }

    private static String said(Verdict verdict, @Nullable Move move, boolean ranked) {
        var reason = Objects.requireNonNullElse(verdict.reason(), "");
        if (reason.isBlank() && (move == Move.REFUSE || ranked)) {
            throw new FieldBroken(
                    "reason",
                    "Say why it is " + (move == Move.REFUSE ? "refused" : "ranked anew") + "; who found it reads this");
        }
        var text = Texts.limit("reason", reason, 2000);
        return "Triage" + (move == null ? "" : move == Move.ACCEPT ? " accepted it" : " refused it")
                + (text.isEmpty() ? "" : ": " + text);
    }

    private static boolean isNew(@Nullable Integer rank, @Nullable Integer old) {
        return rank != null && !rank.equals(old);
    }

    /** Returns the place in the programme's list, from 1. */
    private static @Nullable Integer rank(String field, @Nullable String id, List<String> known) {
        if (id == null || id.isBlank()) {
            return null;
        }
        if (!known.contains(id)) {
            throw new FieldBroken(field, Quoted.of(id) + " is no " + field + " here; choose one of " + known);
        }
        return known.indexOf(id) + 1;
    }

    static void refuseWhatIsOver(Defects defects, Ticket defect) {
        if (defects.isOver(defect.status())) {
            throw new FieldBroken(
                    "ticket", defect.key() + " is " + defect.status() + " and stays so; raise a new defect instead");
        }
    }

    static void refuseWhatWaits(DefectChanges changes, Programme programme, Ticket defect) {
        if (changes.of(programme.id(), defect.key()).stream().anyMatch(change -> change.settledAt() == null)) {
            throw new FieldBroken(
                    "ticket",
                    "What was asked of " + defect.key()
                            + " before is not in the ticket system yet; try again when it is");
        }
    }
}
