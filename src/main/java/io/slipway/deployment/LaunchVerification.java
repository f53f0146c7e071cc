package io.slipway.deployment;

import static io.slipway.process.ReleaseProcess.RUN;

import io.slipway.process.OutsideEffect;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Launches the check that a wave's sites run exactly the build and are healthy. */
@Component
@OutsideEffect
class LaunchVerification implements JavaDelegate {

    private final Deployments deployments;

    LaunchVerification(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RUN.set(execution, deployments.launch(LaunchDeployment.key(execution, Playbook.VERIFY)));
    }
}
