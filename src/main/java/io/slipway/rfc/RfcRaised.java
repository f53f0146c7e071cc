package io.slipway.rfc;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.ENVIRONMENT;
import static io.slipway.process.ReleaseProcess.RELEASE_TYPE;

import io.slipway.process.AnswerTaker;
import io.slipway.process.DecisionTable;
import io.slipway.process.TaskProperties;
import io.slipway.process.TaskProperty;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Raises the request for change, or sends it back. The task's property {@code rfcIs} tells what it is by each decision:
 * {@code raised} or {@code sentBack}. {@code decisionTable} names the table that says by the environment, and by the type of
 * the release, which role approves it; {@code rfcNeeds}, with commas between them, the parts and documents of the release
 * without which the request is not complete.
 */
@Component
@TaskProperty(
        name = "rfcIs",
        of = TaskProperty.Of.DECISIONS,
        values = {"raised", "sentBack"})
@TaskProperty(name = "decisionTable")
@TaskProperty(name = "rfcNeeds", optional = true)
class RfcRaised implements AnswerTaker {

    private final Raising raising;

    RfcRaised(Raising raising) {
        this.raising = raising;
    }

    @Override
    public void take(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        if ("raised".equals(TaskProperties.named(task, "rfcIs").get(DECISION.get(task)))) {
            var tableName = String.valueOf(TaskProperties.of(task).get("decisionTable"));
            raising.raise(
                    key,
                    TaskProperties.list(task, "rfcNeeds"),
                    place -> DecisionTable.decide(
                            task,
                            tableName,
                            Variables.putValue(ENVIRONMENT.name(), place.environment())
                                    .putValue(RELEASE_TYPE.name(), RELEASE_TYPE.get(task))),
                    task.getAssignee());
        } else {
            raising.sendBack(key);
        }
    }
}
