package io.slipway.rca;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets the owners of the actions to work, each on a lifecycle of its own. */
@Component
class OrderActions implements JavaDelegate {

    private final RcaWork work;

    OrderActions(RcaWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.orderActions(new ReleaseKey(execution.getProcessBusinessKey()));
    }
}
