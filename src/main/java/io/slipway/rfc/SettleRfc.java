package io.slipway.rfc;

import static io.slipway.process.ReleaseProcess.MEETS;
import static io.slipway.process.ReleaseProcess.PASSED;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Settles the request for change once those asked have answered; {@code passed} tells whether it is approved. */
@Component
class SettleRfc implements JavaDelegate {

    private final Settlement settlement;

    SettleRfc(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = new ReleaseKey(execution.getProcessBusinessKey());
        PASSED.set(execution, settlement.settle(key, MEETS.get(execution)));
    }
}
