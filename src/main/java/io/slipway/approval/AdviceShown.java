package io.slipway.approval;

import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Shows the advice that those consulted gave, to whoever decides after them. */
@Component
class AdviceShown implements TaskContent {

    private final Approvals approvals;
    private final Programmes programmes;

    AdviceShown(Approvals approvals, Programmes programmes) {
        this.approvals = approvals;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return Map.of("advice", () -> advice(release));
    }

    private List<Map<String, String>> advice(Release release) {
        var programme = programmes.get(release.programme());
        return approvals.of(release.key()).stream()
                .filter(Approval::isAdvice)
                .map(approval -> Map.of(
                        "who", programme.groupName(approval.role()),
                        "decision", approval.decision().equals("concern") ? "CONCERN" : "no concern",
                        "comment", approval.comment()))
                .toList();
    }
}
