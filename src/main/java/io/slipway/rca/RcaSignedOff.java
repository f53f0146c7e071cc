package io.slipway.rca;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Remembers who signed the analysis off, for the entry that is frozen next. */
@Component
class RcaSignedOff implements TaskListener {

    private final RcaWork work;

    RcaSignedOff(RcaWork work) {
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        if (DECISION.get(task).equals("signOff")) {
            work.signedOff(new ReleaseKey(task.getExecution().getProcessBusinessKey()), task.getAssignee());
        }
    }
}
