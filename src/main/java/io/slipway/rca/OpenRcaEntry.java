package io.slipway.rca;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Adds the issue that the release deals with to the log, once however often it comes by. */
@Component
class OpenRcaEntry implements JavaDelegate {

    private final RcaWork work;

    OpenRcaEntry(RcaWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.open(new ReleaseKey(execution.getProcessBusinessKey()));
    }
}
