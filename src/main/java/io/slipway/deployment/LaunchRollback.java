package io.slipway.deployment;

import static io.slipway.process.ReleaseProcess.RUN;

import io.slipway.process.OutsideEffect;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Launches the return of a wave's touched sites to what they ran before. */
@Component
@OutsideEffect
class LaunchRollback implements JavaDelegate {

    private final Deployments deployments;

    LaunchRollback(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RUN.set(execution, deployments.launch(LaunchDeployment.key(execution, Playbook.ROLLBACK)));
    }
}
