package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the UAT testers' result for each feature; what they did not mark as passed has failed. */
@Component
class FeaturesTested implements TaskListener {

    static final String UAT = "UAT";

    private final UatFeatures uat;

    FeaturesTested(UatFeatures uat) {
        this.uat = uat;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var features = uat.of(release);
        var passed = Answers.list(task, "passedFeatures");
        if (!features.containsAll(passed)) {
            throw new RuleBroken("Only " + features + " are to be tested; the answer names " + passed);
        }
        var comment = Answers.text(task, "comment");
        if (passed.size() < features.size() && comment.isBlank()) {
            throw new RuleBroken("Say in the comment what is wrong with the features that did not pass");
        }
        uat.record(release, UAT, passed::contains, comment, task.getAssignee());
    }
}
