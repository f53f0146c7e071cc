package io.slipway.evidence;

import io.slipway.approval.Approval;
import io.slipway.approval.Approvals;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** The decisions people took about a release, with the names of people and roles. */
@Service
public class Decisions {

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
                approval.decisionLabel(),
                approval.comment(),
                names.at(approval.person(), approval.decidedAt()),
                names.group(programme, approval.role()).name(),
                approval.contentDigest(),
                approval.decidedAt());
    }

    /** Turns {@code leaveOut} or {@code FIX_FORWARD} into words. */
    static String words(String decision) {
        var spaced = decision.replaceAll("([a-z])([A-Z])", "$1 $2")
                .replaceAll("[_-]", " ")
                .toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
