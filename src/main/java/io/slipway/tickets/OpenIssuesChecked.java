package io.slipway.tickets;

import io.slipway.process.AnswerTaker;
import io.slipway.process.DecisionTable;
import io.slipway.process.TaskProperties;
import io.slipway.process.TaskProperty;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Nothing is signed off while issues are open that stand against it. The task's property {@code decisionTable} names the
 * table that decides it of each issue by its severity and by {@code gate}, what the release goes on to.
 */
@Component
@TaskProperty(name = "gate")
@TaskProperty(name = "decisionTable")
class OpenIssuesChecked implements AnswerTaker {

    private final OpenIssues issues;

    OpenIssuesChecked(OpenIssues issues) {
        this.issues = issues;
    }

    @Override
    public void take(DelegateTask task) {
        if (TaskProperties.isApproving(task)) {
            var told = TaskProperties.of(task);
            issues.refuse(
                    new ReleaseKey(task.getExecution().getProcessBusinessKey()),
                    issue -> DecisionTable.decide(
                                    task,
                                    String.valueOf(told.get("decisionTable")),
                                    Variables.putValue("gate", told.get("gate")).putValue("severity", issue.severity()))
                            .orElse(OpenIssues.BLOCKS));
        }
    }
}
