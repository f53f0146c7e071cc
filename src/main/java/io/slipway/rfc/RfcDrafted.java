package io.slipway.rfc;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperties;
import io.slipway.process.TaskProperty;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.time.ZoneId;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes a request for change as it is drafted: {@code summary}, {@code reason}, {@code impact}, {@code rollbackPlan}, and a
 * window for each environment. The task's property {@code windows} names the field in which each begins, as in
 * {@code innerStart: inner; outerStart: outer}; it ends in the field {@code innerEnd}. {@code sameDay} names, with commas
 * between them, environments that a release reaches on one working day.
 */
@Component
@TaskProperty(name = "windows", of = TaskProperty.Of.FIELDS)
@TaskProperty(name = "sameDay", optional = true)
class RfcDrafted implements AnswerTaker {

    private final Drafts drafts;
    private final Releases releases;
    private final Programmes programmes;

    RfcDrafted(Drafts drafts, Releases releases, Programmes programmes) {
        this.drafts = drafts;
        this.releases = releases;
        this.programmes = programmes;
    }

    @Override
    public void take(DelegateTask task) {
        if (TaskProperties.isApproving(task)) {
            var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
            var zone = programmes.get(releases.get(key).programme()).timeZone();
            drafts.draft(key, draft(task, zone), TaskProperties.list(task, "sameDay"), task.getAssignee());
        }
    }

    private static Draft draft(DelegateTask task, ZoneId zone) {
        return new Draft(
                Answers.text(task, "summary"),
                Answers.text(task, "reason"),
                Answers.text(task, "impact"),
                Answers.text(task, "rollbackPlan"),
                TaskProperties.named(task, "windows").entrySet().stream()
                        .map(window -> new Draft.Wish(
                                window.getValue(),
                                Answers.instant(task, window.getKey(), zone).orElse(null),
                                Answers.instant(task, window.getKey().replaceFirst("Start$", "End"), zone)
                                        .orElse(null)))
                        .toList());
    }
}
