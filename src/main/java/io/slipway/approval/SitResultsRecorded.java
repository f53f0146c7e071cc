package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.Answers;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.ScopeItem;
import io.slipway.release.Scopes;
import io.slipway.release.TestEvidenceFiles;
import io.slipway.release.TestResults;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the four results of SIT; a pass needs all four and evidence for every ticket. */
@Component
class SitResultsRecorded implements TaskListener {

    private final Releases releases;
    private final Scopes scopes;
    private final TestEvidenceFiles evidence;
    private final TestResults results;
    private final TestedBuild tested;

    SitResultsRecorded(
            Releases releases, Scopes scopes, TestEvidenceFiles evidence, TestResults results, TestedBuild tested) {
        this.releases = releases;
        this.scopes = scopes;
        this.evidence = evidence;
        this.results = results;
        this.tested = tested;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var tests = new LinkedHashMap<String, String>();
        tests.put("automatedFunctional", "SIT, automated functional");
        tests.put("automatedNonFunctional", "SIT, automated non-functional");
        tests.put("manualFunctional", "SIT, manual functional");
        tests.put("manualNonFunctional", "SIT, manual non-functional");
        var passed = tests.entrySet().stream()
                .map(test -> record(task, release, test.getKey(), test.getValue()))
                .reduce(true, Boolean::logicalAnd);
        if (DECISION.get(task).equals("pass")) {
            if (!passed) {
                throw new RuleBroken(
                        "SIT has passed only when all four results are a pass; decide 'SIT failed' instead");
            }
            checkEvidence(release);
        }
    }

    private boolean record(DelegateTask task, Release release, String field, String test) {
        var answer = Answers.text(task, field);
        if (!answer.equals("pass") && !answer.equals("fail")) {
            throw new RuleBroken(test + ": record a pass or a fail");
        }
        if (answer.equals("pass")) {
            tested.check(release, "sit");
        }
        var build = java.util.Objects.requireNonNull(release.build());
        results.record(release.key(), build, test, "release", answer.equals("pass"), "", task.getAssignee());
        return answer.equals("pass");
    }

    private void checkEvidence(Release release) {
        var proven = evidence.of(release.key()).stream()
                .filter(file -> file.build().equals(release.build()))
                .map(file -> file.ticket())
                .collect(Collectors.toSet());
        var missing = scopes.of(release.key()).stream()
                .map(ScopeItem::ticket)
                .filter(ticket -> !proven.contains(ticket))
                .toList();
        if (!missing.isEmpty()) {
            throw new RuleBroken("No test evidence of build " + release.build() + " for " + String.join(", ", missing)
                    + "; upload it on the release's page first");
        }
    }
}
