package io.slipway.comms;

import static io.slipway.process.ReleaseProcess.EVERYBODY_TOLD;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out whether the news of the downtime has reached everybody, before the downtime begins (F-081). */
@Component
class CheckDowntimeTold implements JavaDelegate {

    private final Notices notices;

    CheckDowntimeTold(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var release = new ReleaseKey(execution.getProcessBusinessKey());
        var window = WINDOW.find(execution).orElse(0);
        EVERYBODY_TOLD.set(execution, notices.everybodyTold(release, window));
    }
}
