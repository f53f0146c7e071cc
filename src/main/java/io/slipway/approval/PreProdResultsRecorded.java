package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.Answers;
import io.slipway.release.Criteria;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.TestResults;
import io.slipway.release.Texts;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the AIDE and FLIP compatibility result and the NFR tests; "none required" must be said, with a reason. */
@Component
class PreProdResultsRecorded implements TaskListener {

    private final Releases releases;
    private final TestResults results;
    private final Criteria criteria;
    private final TestedBuild tested;

    PreProdResultsRecorded(Releases releases, TestResults results, Criteria criteria, TestedBuild tested) {
        this.releases = releases;
        this.results = results;
        this.criteria = criteria;
        this.tested = tested;
    }

    @Override
    public void notify(DelegateTask task) {
        var compatibility = answer(task, "compatibility", "AIDE and FLIP compatibility", List.of("pass", "fail"));
        var nfr = answer(task, "nfr", "NFR tests", List.of("pass", "fail", "noneRequired"));
        var good = compatibility.equals("pass") && !nfr.equals("fail");
        if (DECISION.get(task).equals("pass") && !good) {
            throw new RuleBroken(
                    "Pre-Prod has passed only when compatibility and NFR tests have; decide 'Failed' instead");
        }
        record(task, "AIDE and FLIP compatibility", "compatibility", compatibility, "compatibilityChecked");
        record(task, "NFR tests", "nfr", nfr, "nfrTestsPassed");
    }

    private void record(DelegateTask task, String test, String field, String answer, String criterion) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var detail = (answer.equals("noneRequired") ? "None required: " : "") + detail(task, test, field, answer);
        var passed = !answer.equals("fail");
        if (answer.equals("pass")) {
            tested.check(release, "pre-prod");
        }
        results.record(
                release.key(),
                Objects.requireNonNull(release.build()),
                test,
                "pre-prod",
                passed,
                detail,
                task.getAssignee());
        if (passed) {
            criteria.met(release, criterion, detail, task.getAssignee());
        }
    }

    private static String detail(DelegateTask task, String test, String field, String answer) {
        var detail = Answers.text(task, field + "Detail");
        return answer.equals("pass") ? Texts.limit(test, detail, 1900) : Texts.require(test + ": detail", detail, 1900);
    }

    private static String answer(DelegateTask task, String field, String test, List<String> known) {
        var answer = Answers.text(task, field);
        if (!known.contains(answer)) {
            throw new RuleBroken(test + ": choose one of " + known);
        }
        return answer;
    }
}
