package io.slipway.tickets;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Nothing with an open severity 1 issue is signed off for UAT. */
@Component
class SeverityOneChecked implements TaskListener {

    private final OpenIssues issues;

    SeverityOneChecked(OpenIssues issues) {
        this.issues = issues;
    }

    @Override
    public void notify(DelegateTask task) {
        if (DECISION.get(task).equals("signOff")) {
            issues.refuseSeverityOne(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        }
    }
}
