package io.slipway.rca;

import io.slipway.process.Answers;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes what the analysis found and what has to follow from it. */
@Component
class CauseAnalysed implements TaskListener {

    private final RcaWork work;

    CauseAnalysed(RcaWork work) {
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        work.analysed(key, field -> Answers.text(task, field), task.getAssignee());
    }
}
