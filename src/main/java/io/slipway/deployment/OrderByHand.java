package io.slipway.deployment;

import static io.slipway.process.ReleaseProcess.DEPLOYMENT_REFUSED;
import static io.slipway.process.ReleaseProcess.PLAYBOOK;
import static io.slipway.process.ReleaseProcess.RUN;

import io.slipway.programme.Programme.Deployer;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Orders a run that the parties of its sites carry out by hand; nothing outside happens by it. */
@Component
class OrderByHand implements JavaDelegate {

    private final Deployments deployments;

    OrderByHand(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var playbook = Playbook.valueOf(PLAYBOOK.get(execution));
        try {
            RUN.set(execution, deployments.launch(LaunchDeployment.key(execution, playbook, Deployer.PARTY)));
        } catch (DeploymentRefused refused) {
            throw new BpmnError(DEPLOYMENT_REFUSED, String.valueOf(refused.getMessage()), refused);
        }
    }
}
