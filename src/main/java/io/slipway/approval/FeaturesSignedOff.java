package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.Answers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.release.TestResults;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the Product Owner's sign-off of each feature that UAT testers have tested. */
@Component
class FeaturesSignedOff implements TaskListener {

    static final String SIGN_OFF = "UAT sign-off";

    private final UatFeatures uat;
    private final TestResults results;

    FeaturesSignedOff(UatFeatures uat, TestResults results) {
        this.uat = uat;
        this.results = results;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var features = uat.of(release);
        var refused = Answers.list(task, "refusedFeatures");
        if (DECISION.get(task).equals("signOff")) {
            checkAllPassed(release, features, refused);
        } else if (refused.isEmpty() || !features.containsAll(refused)) {
            throw new RuleBroken("Mark which of " + String.join(", ", features) + " you refuse");
        }
        uat.record(
                release,
                SIGN_OFF,
                feature -> !refused.contains(feature),
                Answers.text(task, "comment"),
                task.getAssignee());
    }

    private void checkAllPassed(ReleaseKey key, List<String> features, List<String> refused) {
        if (!refused.isEmpty()) {
            throw new RuleBroken(
                    "You marked " + String.join(", ", refused) + " as refused; decide 'Refuse', or clear the marks");
        }
        var newest = new HashMap<String, Boolean>();
        results.of(key).stream()
                .filter(result -> result.test().equals(FeaturesTested.UAT))
                .forEach(result -> newest.put(result.subject(), result.passed()));
        var failed = features.stream()
                .filter(feature -> !newest.getOrDefault(feature, false))
                .toList();
        if (!failed.isEmpty()) {
            throw new RuleBroken(String.join(", ", failed)
                    + " did not pass the testers' test and cannot be signed off; refuse and decide what follows");
        }
    }
}
