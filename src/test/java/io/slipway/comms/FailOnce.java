package io.slipway.comms;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A step whose first execution is lost. */
public class FailOnce implements JavaDelegate {

    private boolean fails;

    void failNext() {
        fails = true;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (fails) {
            fails = false;
            throw new IllegalStateException("The answer was lost");
        }
    }
}
