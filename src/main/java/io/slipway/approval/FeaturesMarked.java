package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.build.TestResults;
import io.slipway.build.UserTests;
import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.words.Quoted;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes a result for each feature of the release that its users try. The task's property {@code features} says what the
 * features become that are marked in a field: {@code passed} in the test that {@code test} names, in the environment
 * {@code testedIn}, and {@code failed} where another field asks for these, which leaves no feature out; or {@code refused} in
 * the sign-off of that test, the others signed off.
 */
@Component
@TaskProperty(
        name = "features",
        of = TaskProperty.Of.FIELDS,
        values = {FeaturesMarked.PASSED, FeaturesMarked.FAILED, FeaturesMarked.REFUSED})
@TaskProperty(name = "test")
@TaskProperty(name = "testedIn", optional = true)
class FeaturesMarked implements AnswerTaker {

    static final String PASSED = "passed";
    static final String FAILED = "failed";
    static final String REFUSED = "refused";

    private final TestedFeatures tested;
    private final TestResults results;
    private final Releases releases;
    private final TestedBuild builds;

    FeaturesMarked(TestedFeatures tested, TestResults results, Releases releases, TestedBuild builds) {
        this.tested = tested;
        this.results = results;
        this.releases = releases;
        this.builds = builds;
    }

    @Override
    public void take(DelegateTask task) {
        var release = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var rules = CheckClaim.rules(task);
        var test = rules.required("test");
        var comment = Answers.text(task, "comment");
        rules.named("features").forEach((field, become) -> {
            var marked = Answers.list(task, field);
            if (become.equals(FAILED)) {
                checkMarkedOnce(task, rules, release, marked);
            } else if (become.equals(PASSED)) {
                checkTested(release, rules, marked, comment);
                tested.record(release, test, marked::contains, comment, task.getAssignee());
            } else {
                checkSignedOff(release, test, marked, rules.isApproving(DECISION.get(task)));
                tested.record(
                        release,
                        UserTests.signOff(test),
                        feature -> !marked.contains(feature),
                        comment,
                        task.getAssignee());
            }
        });
    }

    /** A feature that somebody forgot is no feature that failed. */
    private void checkMarkedOnce(DelegateTask task, TaskRules rules, ReleaseKey release, List<String> failed) {
        var passed = rules.named("features").entrySet().stream()
                .filter(field -> field.getValue().equals(PASSED))
                .flatMap(field -> Answers.list(task, field.getKey()).stream())
                .toList();
        var features = tested.of(release);
        var wrong = features.stream()
                .filter(feature -> passed.contains(feature) == failed.contains(feature))
                .toList();
        if (!wrong.isEmpty() || !features.containsAll(failed)) {
            throw new RuleBroken("Mark each of " + String.join(", ", features) + " once, as passed or as failed"
                    + (wrong.isEmpty() ? "" : "; look at " + String.join(", ", wrong) + " again"));
        }
    }

    private void checkTested(ReleaseKey release, TaskRules rules, List<String> passed, String comment) {
        var features = tested.of(release);
        if (!features.containsAll(passed)) {
            throw new RuleBroken("Only " + features + " are to be tested; the answer names " + Quoted.all(passed));
        }
        if (passed.size() < features.size() && comment.isBlank()) {
            throw new RuleBroken("Say in the comment what is wrong with the features that did not pass");
        }
        if (!passed.isEmpty()) {
            rules.property("testedIn").ifPresent(place -> builds.check(releases.get(release), place));
        }
    }

    private void checkSignedOff(ReleaseKey release, String test, List<String> refused, boolean signsOff) {
        var features = tested.of(release);
        if (signsOff) {
            checkAllPassed(release, test, features, refused);
        } else if (refused.isEmpty() || !features.containsAll(refused)) {
            throw new RuleBroken("Mark which of " + String.join(", ", features) + " you refuse");
        }
    }

    private void checkAllPassed(ReleaseKey key, String test, List<String> features, List<String> refused) {
        if (!refused.isEmpty()) {
            throw new RuleBroken(
                    "You marked " + Quoted.all(refused) + " as refused; decide 'Refuse', or clear the marks");
        }
        var newest = new HashMap<String, Boolean>();
        results.of(key).stream()
                .filter(result -> result.test().equals(test))
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
