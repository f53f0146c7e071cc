package io.slipway.tickets;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Nothing with open severity 1 or 2 issues, or others without a workaround, is signed off for production. */
@Component
class ProductionIssuesChecked implements TaskListener {

    private final OpenIssues issues;

    ProductionIssuesChecked(OpenIssues issues) {
        this.issues = issues;
    }

    @Override
    public void notify(DelegateTask task) {
        if (DECISION.get(task).equals("signOff")) {
            issues.refuseForProduction(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        }
    }
}
