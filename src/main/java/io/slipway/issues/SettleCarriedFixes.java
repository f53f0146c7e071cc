package io.slipway.issues;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the duty to contain earlier fixes, once a release that contains them is in production. */
@Component
class SettleCarriedFixes implements JavaDelegate {

    private final FixDuties duties;

    SettleCarriedFixes(FixDuties duties) {
        this.duties = duties;
    }

    @Override
    public void execute(DelegateExecution execution) {
        duties.settle(new ReleaseKey(execution.getProcessBusinessKey()));
    }
}
