package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.ScopeItem;
import io.slipway.release.Scopes;
import io.slipway.release.TestResults;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the UAT testers' result for each feature; what they did not mark as passed has failed. */
@Component
class FeaturesTested implements TaskListener {

    static final String UAT = "UAT";

    private final Releases releases;
    private final Scopes scopes;
    private final TestResults results;

    FeaturesTested(Releases releases, Scopes scopes, TestResults results) {
        this.releases = releases;
        this.scopes = scopes;
        this.results = results;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var features = scopes.of(release.key()).stream()
                .filter(ScopeItem::goesToUat)
                .map(ScopeItem::ticket)
                .toList();
        var passed = Answers.list(task, "passedFeatures");
        if (!features.containsAll(passed)) {
            throw new RuleBroken("Only " + features + " are to be tested; the answer names " + passed);
        }
        var comment = Answers.text(task, "comment");
        if (passed.size() < features.size() && comment.isBlank()) {
            throw new RuleBroken("Say in the comment what is wrong with the features that did not pass");
        }
        var build = Objects.requireNonNull(release.build());
        features.forEach(feature -> results.record(
                release.key(), build, UAT, feature, passed.contains(feature), comment, task.getAssignee()));
    }
}
