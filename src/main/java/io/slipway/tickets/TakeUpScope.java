package io.slipway.tickets;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the release go on with the scope as it was changed. */
@Component
class TakeUpScope implements JavaDelegate {

    private final Rescoping rescoping;

    TakeUpScope(Rescoping rescoping) {
        this.rescoping = rescoping;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rescoping.takeUp(new ReleaseKey(execution.getProcessBusinessKey()));
    }
}
