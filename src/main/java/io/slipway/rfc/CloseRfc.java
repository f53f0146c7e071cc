package io.slipway.rfc;

import static io.slipway.process.ReleaseProcess.PASSED;
import static io.slipway.process.ReleaseProcess.REFUSAL;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the request for change; {@code passed} tells whether that was possible, {@code refusal} why not. */
@Component
class CloseRfc implements JavaDelegate {

    private final Reviews reviews;

    CloseRfc(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var obstacle = reviews.close(new ReleaseKey(execution.getProcessBusinessKey()));
        PASSED.set(execution, obstacle.isEmpty());
        REFUSAL.set(execution, obstacle.orElse(""));
    }
}
