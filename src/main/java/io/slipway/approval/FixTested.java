package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.Answers;
import io.slipway.release.Criteria;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.TestResults;
import io.slipway.release.Texts;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the two results of a fix on Pre-Prod: the issue is mended, and AIDE and FLIP work together (F-058, F-110). */
@Component
class FixTested implements TaskListener {

    private final Releases releases;
    private final TestResults results;
    private final Criteria criteria;
    private final TestedBuild tested;

    FixTested(Releases releases, TestResults results, Criteria criteria, TestedBuild tested) {
        this.releases = releases;
        this.results = results;
        this.criteria = criteria;
        this.tested = tested;
    }

    @Override
    public void notify(DelegateTask task) {
        var works = record(task, "fixWorks", "The fix mends the issue");
        var compatible = record(task, "compatibility", "AIDE and FLIP compatibility");
        if (DECISION.get(task).equals("pass") && !(works && compatible)) {
            throw new RuleBroken("The fix has passed only when both tests have; decide 'Failed' instead");
        }
        if (compatible) {
            var release = releases.get(key(task));
            criteria.met(
                    release, "compatibilityChecked", Answers.text(task, "compatibilityDetail"), task.getAssignee());
        }
    }

    private boolean record(DelegateTask task, String field, String test) {
        var passed = switch (Answers.text(task, field)) {
            case "pass" -> true;
            case "fail" -> false;
            default -> throw new RuleBroken(test + ": choose pass or fail");
        };
        var detail = Texts.require(test + ": what was checked", Answers.text(task, field + "Detail"), 1900);
        var release = releases.get(key(task));
        if (passed) {
            tested.check(release, "pre-prod");
        }
        results.record(
                key(task),
                Objects.requireNonNull(release.build()),
                test,
                "pre-prod",
                passed,
                detail,
                task.getAssignee());
        return passed;
    }

    private static ReleaseKey key(DelegateTask task) {
        return new ReleaseKey(task.getExecution().getProcessBusinessKey());
    }
}
