package io.slipway.deployment.byhand;

import static io.slipway.process.ReleaseProcess.COMMENT;
import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.RUN;
import static io.slipway.process.ReleaseProcess.SITE;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperties;
import io.slipway.process.TaskProperty;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes what a person says of a site that is deployed to by hand. The task's property {@code siteIs} tells what the site is
 * by each decision: {@code begun}, which is checked as the start of a run is, {@code done} with the fields
 * {@code installedBuild} and {@code evidence}, {@code verified} by somebody else, or none of these with the comment as reason.
 */
@Component
@TaskProperty(
        name = "siteIs",
        of = TaskProperty.Of.DECISIONS,
        values = {"begun", "notBegun", "done", "failed", "verified", "notVerified"})
class SiteReported implements AnswerTaker {

    private final ByHand byHand;

    SiteReported(ByHand byHand) {
        this.byHand = byHand;
    }

    @Override
    public void take(DelegateTask task) {
        var run = RUN.get(task);
        var site = SITE.get(task);
        var by = task.getAssignee();
        var comment = COMMENT.find(task).orElse("");
        var is = String.valueOf(TaskProperties.named(task, "siteIs").get(DECISION.get(task)));
        switch (is) {
            case "begun" -> byHand.begin(run, site);
            case "notBegun" -> byHand.notBegun(run, site, comment);
            case "done" ->
                byHand.done(run, site, Answers.text(task, "installedBuild"), Answers.text(task, "evidence"), by);
            case "failed" -> byHand.failed(run, site, comment, by);
            case "verified" -> byHand.verified(run, site, true, comment, by);
            case "notVerified" -> byHand.verified(run, site, false, comment, by);
            default -> throw new IllegalStateException("A site cannot be '" + is + "'");
        }
    }
}
