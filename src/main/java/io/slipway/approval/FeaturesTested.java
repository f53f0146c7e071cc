package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the UAT testers' result for each feature; what they did not mark as passed has failed. */
@Component
class FeaturesTested implements TaskListener {

    static final String UAT = "UAT";

    private final UatFeatures uat;
    private final Releases releases;
    private final TestedBuild tested;

    FeaturesTested(UatFeatures uat, Releases releases, TestedBuild tested) {
        this.uat = uat;
        this.releases = releases;
        this.tested = tested;
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
        if (!passed.isEmpty()) {
            tested.check(releases.get(release), "uat");
        }
        uat.record(release, UAT, passed::contains, comment, task.getAssignee());
    }
}
