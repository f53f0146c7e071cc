package io.slipway.rfc;

import static io.slipway.process.ReleaseProcess.APPROVER;
import static io.slipway.process.ReleaseProcess.COMMENT;
import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.AnswerTaker;
import io.slipway.process.TaskProperties;
import io.slipway.process.TaskProperty;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes what one of the groups asked answers to the request for change, the group in the variable {@code approver}. The
 * task's property {@code rfcIs} tells what the request is to them by each decision: {@code approved}, {@code sentBack} or
 * {@code refused}.
 */
@Component
@TaskProperty(
        name = "rfcIs",
        of = TaskProperty.Of.DECISIONS,
        values = {"approved", "sentBack", "refused"})
class RfcDecided implements AnswerTaker {

    private final Settlement settlement;

    RfcDecided(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void take(DelegateTask task) {
        settlement.answer(
                new ReleaseKey(task.getExecution().getProcessBusinessKey()),
                APPROVER.get(task),
                verdict(String.valueOf(TaskProperties.named(task, "rfcIs").get(DECISION.get(task)))),
                COMMENT.find(task).orElse(""),
                task.getAssignee());
    }

    private static Rfc.Verdict verdict(String is) {
        return switch (is) {
            case "approved" -> Rfc.Verdict.APPROVED;
            case "sentBack" -> Rfc.Verdict.SENT_BACK;
            case "refused" -> Rfc.Verdict.REFUSED;
            default -> throw new IllegalStateException("A request for change cannot be '" + is + "'");
        };
    }
}
