package io.slipway.rca;

import static io.slipway.process.ReleaseProcess.EVENT;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Adds to the timeline of the analysis what the lifecycle did just now. */
@Component
class NoteInRca implements JavaDelegate {

    private final RcaWork work;

    NoteInRca(RcaWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.note(new ReleaseKey(execution.getProcessBusinessKey()), EVENT.get(execution));
    }
}
