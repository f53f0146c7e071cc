package io.slipway.deployment;

import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares pre-production with production once production has been deployed. */
@Component
class ComparePreProd implements JavaDelegate {

    private final Comparisons comparisons;

    ComparePreProd(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        comparisons.compare(new ReleaseKey(execution.getProcessBusinessKey()), WINDOW.get(execution));
    }
}
