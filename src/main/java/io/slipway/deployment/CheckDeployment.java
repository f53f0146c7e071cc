package io.slipway.deployment;

import static io.slipway.process.ReleaseProcess.DEPLOYMENT_REFUSED;
import static io.slipway.process.ReleaseProcess.ENVIRONMENT;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks whether the deployment may start now. */
@Component
class CheckDeployment implements JavaDelegate {

    private final Admission admission;

    CheckDeployment(Admission admission) {
        this.admission = admission;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var release = new ReleaseKey(execution.getProcessBusinessKey());
        try {
            admission.check(release, ENVIRONMENT.get(execution), WINDOW.get(execution));
        } catch (DeploymentRefused refused) {
            throw new BpmnError(DEPLOYMENT_REFUSED, String.valueOf(refused.getMessage()), refused);
        }
    }
}
