package io.slipway.deployment;

import static io.slipway.process.ReleaseProcess.DEPLOYMENT_REFUSED;
import static io.slipway.process.ReleaseProcess.ENVIRONMENT;
import static io.slipway.process.ReleaseProcess.ROUND;
import static io.slipway.process.ReleaseProcess.RUN;
import static io.slipway.process.ReleaseProcess.WAVE;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.process.OutsideEffect;
import io.slipway.programme.Programme.Deployer;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Launches the deployment of a wave; how it went arrives later as the message {@code runFinished}. */
@Component
@OutsideEffect
class LaunchDeployment implements JavaDelegate {

    private final Deployments deployments;

    LaunchDeployment(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            RUN.set(execution, deployments.launch(key(execution, Playbook.DEPLOY)));
        } catch (DeploymentRefused refused) {
            throw new BpmnError(DEPLOYMENT_REFUSED, String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Where the token stands; its verification and its return are launched from the same place. */
    static RunKey key(DelegateExecution execution, Playbook playbook) {
        return key(execution, playbook, Deployer.ANSIBLE);
    }

    static RunKey key(DelegateExecution execution, Playbook playbook, Deployer deployer) {
        return new RunKey(
                execution.getProcessInstanceId(),
                new ReleaseKey(execution.getProcessBusinessKey()),
                ENVIRONMENT.get(execution),
                WINDOW.get(execution),
                WAVE.get(execution),
                ROUND.get(execution),
                playbook,
                deployer);
    }
}
