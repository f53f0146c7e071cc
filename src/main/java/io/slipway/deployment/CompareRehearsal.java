package io.slipway.deployment;

import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares the rehearsal with the live environment once that has been deployed to. */
@Component
class CompareRehearsal implements JavaDelegate {

    private final Comparisons comparisons;

    CompareRehearsal(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        comparisons.compare(new ReleaseKey(execution.getProcessBusinessKey()), WINDOW.get(execution));
    }
}
