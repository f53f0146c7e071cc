package io.slipway.comms;

import static io.slipway.process.ReleaseProcess.ACTIVITY;
import static io.slipway.process.ReleaseProcess.ALSO_TO;
import static io.slipway.process.ReleaseProcess.ENVIRONMENT;
import static io.slipway.process.ReleaseProcess.LETTERS;
import static io.slipway.process.ReleaseProcess.MEETS;
import static io.slipway.process.ReleaseProcess.NOTICE;
import static io.slipway.process.ReleaseProcess.REFUSAL;
import static io.slipway.process.ReleaseProcess.RUN_OUTCOME;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the people of a RACI activity what the step is about; the mails leave after the commit. */
@Component
class SendNotice implements JavaDelegate {

    private final Announcer announcer;

    SendNotice(Announcer announcer) {
        this.announcer = announcer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        announcer.announce(new NoticeRequest(
                new ReleaseKey(execution.getProcessBusinessKey()),
                NOTICE.get(execution),
                ACTIVITY.find(execution).orElse(null),
                LETTERS.find(execution).orElse(""),
                Audience.list(ALSO_TO.find(execution).orElse("")),
                MEETS.find(execution).orElse(null),
                WINDOW.find(execution).orElse(0),
                ENVIRONMENT.find(execution).orElse(null),
                RUN_OUTCOME.find(execution).orElse(null),
                REFUSAL.find(execution).orElse(null)));
    }
}
