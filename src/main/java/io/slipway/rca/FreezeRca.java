package io.slipway.rca;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Freezes the entry as it was signed off or shared: its text, its digest and who decided. */
@Component
class FreezeRca implements JavaDelegate {

    private final RcaWork work;

    FreezeRca(RcaWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.freeze(new ReleaseKey(execution.getProcessBusinessKey()));
    }
}
