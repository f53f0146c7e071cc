package io.slipway.rfc;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.AnswerTaker;
import io.slipway.process.TaskProperties;
import io.slipway.process.TaskProperty;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes what the review after the deployment found (M-145). The task's property {@code outcomeIs} tells what each decision
 * says it was: a {@code success}, which every site of the request has to show, {@code fixForward} or {@code rollBack}.
 */
@Component
@TaskProperty(
        name = "outcomeIs",
        of = TaskProperty.Of.DECISIONS,
        values = {"success", "fixForward", "rollBack"})
class OutcomeReviewed implements AnswerTaker {

    private final Reviews reviews;

    OutcomeReviewed(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void take(DelegateTask task) {
        reviews.review(
                new ReleaseKey(task.getExecution().getProcessBusinessKey()),
                outcome(String.valueOf(TaskProperties.named(task, "outcomeIs").get(DECISION.get(task)))),
                task.getAssignee());
    }

    private static Rfc.Outcome outcome(String is) {
        return switch (is) {
            case "success" -> Rfc.Outcome.SUCCESS;
            case "fixForward" -> Rfc.Outcome.FIX_FORWARD;
            case "rollBack" -> Rfc.Outcome.ROLL_BACK;
            default -> throw new IllegalStateException("The outcome of a deployment cannot be '" + is + "'");
        };
    }
}
