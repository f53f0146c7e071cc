package io.slipway.rca;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.AnswerTaker;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Remembers who signed the analysis off. No general taker can: it goes into the entry of the log that is frozen next, not
 * into the release.
 */
@Component
class RcaSignedOff implements AnswerTaker {

    private final RcaWork work;

    RcaSignedOff(RcaWork work) {
        this.work = work;
    }

    @Override
    public void take(DelegateTask task) {
        if (DECISION.get(task).equals("signOff")) {
            work.signedOff(new ReleaseKey(task.getExecution().getProcessBusinessKey()), task.getAssignee());
        }
    }
}
