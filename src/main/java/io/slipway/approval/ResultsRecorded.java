package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.build.TestEvidence;
import io.slipway.build.TestEvidenceFiles;
import io.slipway.build.TestResults;
import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.readiness.Criteria;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes the results of tests in an environment: of each field that the task's property {@code results} names, as in
 * {@code works: The fix works; load: Load test}, a pass, a fail or that none is required, with the detail of the field
 * {@code …Detail}. {@code testedIn} names the environment, {@code resultMeets} the criterion that a good result meets, and
 * {@code evidence} asks for evidence of every ticket before the approving decision.
 */
@Component
@TaskProperty(name = "results", of = TaskProperty.Of.FIELDS)
@TaskProperty(name = "testedIn")
@TaskProperty(name = "resultMeets", of = TaskProperty.Of.FIELDS, optional = true)
@TaskProperty(name = "evidence", values = "scope", optional = true)
class ResultsRecorded implements AnswerTaker {

    private static final String PASS = "pass";
    private static final String FAIL = "fail";
    private static final String NONE = "noneRequired";

    private final Releases releases;
    private final Scopes scopes;
    private final TestEvidenceFiles evidence;
    private final TestResults results;
    private final Criteria criteria;
    private final TestedBuild tested;
    private final FormReading forms;

    ResultsRecorded(
            Releases releases,
            Scopes scopes,
            TestEvidenceFiles evidence,
            TestResults results,
            Criteria criteria,
            TestedBuild tested,
            FormReading forms) {
        this.releases = releases;
        this.scopes = scopes;
        this.evidence = evidence;
        this.results = results;
        this.criteria = criteria;
        this.tested = tested;
        this.forms = forms;
    }

    @Override
    public void take(DelegateTask task) {
        var rules = CheckClaim.rules(task);
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var tests = rules.named("results");
        var failed = tests.entrySet().stream()
                .filter(test -> !record(task, rules, release, test.getKey(), test.getValue()))
                .map(Map.Entry::getValue)
                .toList();
        if (rules.isApproving(DECISION.get(task))) {
            if (!failed.isEmpty()) {
                throw new RuleBroken("'" + task.getName() + "' is good only when every result is, and these are not: "
                        + String.join("; ", failed) + ". Decide otherwise, or correct the results");
            }
            if (rules.property("evidence").isPresent()) {
                checkEvidence(release);
            }
        } else if (failed.isEmpty()) {
            throw new RuleBroken("'" + task.getName() + "' cannot have failed, for every result is good. Decide"
                    + " otherwise, or record which of them failed");
        }
    }

    private boolean record(DelegateTask task, TaskRules rules, Release release, String field, String test) {
        var answer = Answers.text(task, field);
        if (!List.of(PASS, FAIL, NONE).contains(answer)) {
            throw new RuleBroken(test + ": record whether it passed or failed");
        }
        var place = rules.required("testedIn");
        if (answer.equals(PASS)) {
            tested.check(release, place);
        }
        var detail = detail(task, test, field, answer);
        results.record(
                release.key(),
                Objects.requireNonNull(release.build()),
                test,
                place,
                !answer.equals(FAIL),
                detail,
                task.getAssignee());
        if (!answer.equals(FAIL)) {
            Optional.ofNullable(rules.named("resultMeets").get(field))
                    .ifPresent(criterion -> criteria.met(
                            releases.get(release.key()),
                            criterion,
                            detail.isBlank() ? test : detail,
                            task.getAssignee()));
        }
        return !answer.equals(FAIL);
    }

    /** What did not pass, and what was not tested, is explained. */
    private String detail(DelegateTask task, String test, String field, String answer) {
        var form = forms.of(task);
        var name = field + "Detail";
        if (!form.fields().contains(name)) {
            return "";
        }
        var detail = Answers.text(task, name);
        return (answer.equals(NONE) ? "None required: " : "")
                + (answer.equals(PASS) && !form.required().contains(name)
                        ? Texts.limit(test, detail, 1900)
                        : Texts.require(test + ": what was checked", detail, 1900));
    }

    private void checkEvidence(Release release) {
        var proven = evidence.of(release.key()).stream()
                .filter(file -> file.build().equals(release.build()))
                .map(TestEvidence::ticket)
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
