package io.slipway.rca;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.release.ReleaseKey;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes what the analysis found and what has to follow from it. No general taker can: its answers are one analysis, with
 * actions that each have an owner and a day.
 */
@Component
class CauseAnalysed implements AnswerTaker {

    private final RcaWork work;

    CauseAnalysed(RcaWork work) {
        this.work = work;
    }

    @Override
    public Map<String, String> suggests(DelegateTask task) {
        return work.planned(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
    }

    @Override
    public void take(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        work.analysed(key, field -> Answers.text(task, field), task.getAssignee());
    }
}
