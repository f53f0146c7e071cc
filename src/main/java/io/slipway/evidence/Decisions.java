package io.slipway.evidence;

import io.slipway.approval.Approval;
import io.slipway.approval.Approvals;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.DecisionRecord;
import io.slipway.release.Release;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** The decisions people took about a release, with the names of people and roles. */
@Service
public class Decisions implements DecisionRecord {

    private final Approvals approvals;
    private final Programmes programmes;
    private final Names names;

    Decisions(Approvals approvals, Programmes programmes, Names names) {
        this.approvals = approvals;
        this.programmes = programmes;
        this.names = names;
    }

    /** Returns the decisions in the order in which they were taken, as far as they are the reader's to know. */
    public List<Decision> of(Release release, Reader reader) {
        return approvals.of(release.key()).stream()
                .map(approval -> of(release, approval, reader))
                .toList();
    }

    @Override
    public List<Taken> taken(Release release) {
        return of(release, Reader.EVERY_PARTY).stream()
                .filter(decision -> decision.by() != null)
                .map(decision -> new Taken(
                        decision.decidedAt(),
                        decision.stepName(),
                        decision.decision(),
                        String.valueOf(decision.by()),
                        Objects.requireNonNullElse(decision.role(), "")))
                .toList();
    }

    Decision of(Release release, Approval approval, Reader reader) {
        return reader.mayRead(approval) ? decision(programmes.get(release.programme()), approval) : withheld(approval);
    }

    private static Decision withheld(Approval advice) {
        return new Decision(
                advice.step(),
                advice.stepName(),
                "Given to those who decide",
                "",
                null,
                null,
                null,
                advice.decidedAt());
    }

    private Decision decision(Programme programme, Approval approval) {
        return new Decision(
                approval.step(),
                approval.stepName(),
                label(approval),
                approval.comment(),
                names.at(approval.person(), approval.decidedAt()),
                names.group(programme, approval.role()).name(),
                approval.contentDigest(),
                approval.decidedAt());
    }

    /** A form with one way to end offers no words for it. */
    private static String label(Approval approval) {
        return approval.decisionLabel().equals(approval.decision())
                ? words(approval.decision())
                : approval.decisionLabel();
    }

    /** Turns {@code leaveOut} or {@code FIX_FORWARD} into words. */
    static String words(String decision) {
        var spaced = decision.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replaceAll("[_-]", " ")
                .toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
