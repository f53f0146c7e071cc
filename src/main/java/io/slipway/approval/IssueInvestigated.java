package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.Assessments;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Texts;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the impact of the issue and the lead time of its fix, which decide whether a hotfix is deployed (F-107). */
@Component
class IssueInvestigated implements TaskListener {

    private final Assessments assessments;

    IssueInvestigated(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void notify(DelegateTask task) {
        assessments.investigated(
                new ReleaseKey(task.getExecution().getProcessBusinessKey()),
                Texts.require("impact", Answers.text(task, "impact"), 2000),
                Texts.require("lead time", Answers.text(task, "leadTime"), 500));
    }
}
