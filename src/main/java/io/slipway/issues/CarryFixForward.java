package io.slipway.issues;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the fixes of a hotfix a duty of the next planned release, which would otherwise overwrite them. */
@Component
class CarryFixForward implements JavaDelegate {

    private final FixDuties duties;

    CarryFixForward(FixDuties duties) {
        this.duties = duties;
    }

    @Override
    public void execute(DelegateExecution execution) {
        duties.carryForward(new ReleaseKey(execution.getProcessBusinessKey()));
    }
}
