package io.slipway.deployment.byhand;

import static io.slipway.process.ReleaseProcess.PASSED;
import static io.slipway.process.ReleaseProcess.RUN;

import io.slipway.deployment.RunState;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a run once people have said of each of its sites what happened there. */
@Component
class ConcludeByHand implements JavaDelegate {

    private final ByHand byHand;

    ConcludeByHand(ByHand byHand) {
        this.byHand = byHand;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PASSED.set(execution, byHand.conclude(RUN.get(execution)) == RunState.SUCCEEDED);
    }
}
