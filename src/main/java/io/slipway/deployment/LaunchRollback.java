package io.slipway.deployment;

import static io.slipway.process.ReleaseProcess.ENVIRONMENT;
import static io.slipway.process.ReleaseProcess.ROUND;
import static io.slipway.process.ReleaseProcess.RUN;
import static io.slipway.process.ReleaseProcess.WAVE;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Launches the return of a wave's touched sites to what they ran before. */
@Component
class LaunchRollback implements JavaDelegate {

    private final Deployments deployments;

    LaunchRollback(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var release = new ReleaseKey(execution.getProcessBusinessKey());
        var environment = ENVIRONMENT.get(execution);
        var window = WINDOW.get(execution);
        var wave = WAVE.get(execution);
        var round = ROUND.get(execution);
        var deployment = execution.getProcessInstanceId();
        var key = new RunKey(deployment, release, environment, window, wave, round, Playbook.ROLLBACK);
        RUN.set(execution, deployments.launch(key));
    }
}
