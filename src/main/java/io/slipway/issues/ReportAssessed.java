package io.slipway.issues;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.SHOWN_DIGEST;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.ReleaseContent;
import io.slipway.release.LiveIssue;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes what a person read in a report that no machine could. No general taker can: an issue starts another release, which
 * deals with it (F-100).
 */
@Component
class ReportAssessed implements AnswerTaker {

    private final ServiceDesk desk;
    private final UnreadDesk unread;
    private final Releases releases;
    private final ReleaseContent content;
    private final Programmes programmes;

    ReportAssessed(
            ServiceDesk desk, UnreadDesk unread, Releases releases, ReleaseContent content, Programmes programmes) {
        this.desk = desk;
        this.unread = unread;
        this.releases = releases;
        this.content = content;
        this.programmes = programmes;
    }

    @Override
    public void take(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        unread.close(key);
        if (!content.digest(key).equals(SHOWN_DIGEST.get(task))) {
            throw new RuleBroken("Another report of this came in while the form was open. Open the task again and read"
                    + " what it shows now; nothing was recorded");
        }
        if (DECISION.get(task).equals("report")) {
            var programme = programmes.get(releases.get(key).programme());
            desk.assessed(key, issue(task, programme), task.getAssignee());
        }
    }

    private static LiveIssue issue(DelegateTask task, Programme programme) {
        return new LiveIssue(
                Texts.require("issue reference", Answers.text(task, "issueReference"), 64),
                severity(Answers.text(task, "issueSeverity")),
                environment(programme, Answers.text(task, "issueEnvironment")),
                Texts.require("issue summary", Answers.text(task, "issueSummary"), 500));
    }

    private static int severity(String answer) {
        if (!answer.matches("[1-5]")) {
            throw new RuleBroken("Choose the severity, from 1 (blocker) to 5 (trivial)");
        }
        return Integer.parseInt(answer);
    }

    private static String environment(Programme programme, String answer) {
        return programme.environments().stream()
                .map(Programme.Environment::id)
                .filter(answer::equals)
                .findFirst()
                .orElseThrow(() -> new RuleBroken("Choose where the issue was found"));
    }
}
