package io.slipway.rca;

import static io.slipway.process.ReleaseProcess.ACTION;
import static io.slipway.process.ReleaseProcess.COMMENT;
import static io.slipway.process.ReleaseProcess.DECISION;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes what came of an action. */
@Component
class ActionCompleted implements TaskListener {

    private final RcaWork work;

    ActionCompleted(RcaWork work) {
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        var done = DECISION.get(task).equals("done");
        work.ended(ACTION.get(task), done, COMMENT.get(task), task.getAssignee());
    }
}
