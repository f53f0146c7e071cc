package io.slipway.tickets;

import io.slipway.process.AnswerTaker;
import io.slipway.process.TaskProperties;
import io.slipway.release.ReleaseKey;
import io.slipway.scope.KnownIssues;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Records that those who mend them agree to the list of known issues and workarounds as it stands (M-164). */
@Component
class KnownIssuesAgreed implements AnswerTaker {

    private final KnownIssues issues;

    KnownIssuesAgreed(KnownIssues issues) {
        this.issues = issues;
    }

    @Override
    public void take(DelegateTask task) {
        if (TaskProperties.isApproving(task)) {
            issues.agree(
                    new ReleaseKey(task.getExecution().getProcessBusinessKey()),
                    Objects.requireNonNull(task.getAssignee()));
        }
    }
}
