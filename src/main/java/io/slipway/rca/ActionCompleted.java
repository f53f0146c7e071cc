package io.slipway.rca;

import static io.slipway.process.ReleaseProcess.ACTION;
import static io.slipway.process.ReleaseProcess.COMMENT;
import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.AnswerTaker;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Takes what came of an action. No general taker can: it is about one action of an analysis, not about the release. */
@Component
class ActionCompleted implements AnswerTaker {

    private final RcaWork work;

    ActionCompleted(RcaWork work) {
        this.work = work;
    }

    @Override
    public void take(DelegateTask task) {
        var done = DECISION.get(task).equals("done");
        work.ended(ACTION.get(task), done, COMMENT.get(task), task.getAssignee());
    }
}
