package io.slipway.approval;

import io.slipway.release.ReleaseKey;
import io.slipway.release.TaskContent;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows the advice that those consulted gave, to whoever decides after them. */
@Component
class AdviceShown implements TaskContent {

    private final Approvals approvals;

    AdviceShown(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public Map<String, Object> of(ReleaseKey release, String task) {
        return Map.of(
                "advice",
                approvals.of(release).stream()
                        .filter(approval -> approval.step().equals("giveAdvice"))
                        .map(approval -> Map.of(
                                "who", approval.role(),
                                "decision", approval.decision().equals("concern") ? "CONCERN" : "no concern",
                                "comment", approval.comment()))
                        .toList());
    }
}
