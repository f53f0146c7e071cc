package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.COMMENT;
import static io.slipway.process.ReleaseProcess.CONTENT_DIGEST;
import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.SHOWN_DIGEST;

import io.slipway.readiness.Criteria;
import io.slipway.readiness.ReleaseContent;
import io.slipway.release.People;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Checks a decision against every rule before the task completes, and records it in the same transaction. */
@Component
class RecordDecision {

    private static final int LONGEST_LABEL = 200;

    private final Approvals approvals;
    private final CheckClaim claims;
    private final FormReading forms;
    private final Releases releases;
    private final ReleaseContent content;
    private final Criteria criteria;
    private final People people;
    private final Clock clock;

    RecordDecision(
            Approvals approvals,
            CheckClaim claims,
            FormReading forms,
            Releases releases,
            ReleaseContent content,
            Criteria criteria,
            People people,
            Clock clock) {
        this.approvals = approvals;
        this.claims = claims;
        this.forms = forms;
        this.releases = releases;
        this.content = content;
        this.criteria = criteria;
        this.people = people;
        this.clock = clock;
    }

    void record(DelegateTask task) {
        var rules = CheckClaim.rules(task);
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var decision = decision(task, rules);
        var comment = comment(task, rules, decision);
        var digest = rules.digest(content, key);
        checkRead(task, digest);
        var claim = claims.check(task);
        people.note(claim.person());
        approvals.add(
                key,
                task.getId(),
                new Approval(
                        task.getTaskDefinitionKey(),
                        Objects.toString(task.getName()),
                        claim.role(),
                        claim.person(),
                        decision,
                        words(task, decision),
                        comment,
                        digest,
                        clock.instant()));
        if (rules.isApproving(decision)) {
            rules.meets()
                    .ifPresent(criterion -> criteria.met(releases.get(key), criterion, task.getName(), claim.person()));
        }
    }

    /** The form says what it showed; another one, opened before or after it, may have shown something else. */
    private static void checkRead(DelegateTask task, String digest) {
        var shown = SHOWN_DIGEST.find(task);
        if (shown.isEmpty()) {
            throw new RuleBroken("Nobody was shown what '" + task.getName()
                    + "' decides on. Open the task again and read what it shows; nothing was recorded");
        }
        if (!digest.equals(shown.get())) {
            throw new RuleBroken("The release changed while this form was open. Open the task again and read what it"
                    + " shows now; nothing was recorded");
        }
        if (!shown.equals(CONTENT_DIGEST.find(task.getExecution()))) {
            throw new RuleBroken("This form shows the release as it was before; the task was opened once more since."
                    + " Open the task again and read what it shows now; nothing was recorded");
        }
    }

    /** The form's words for it; what stands behind a colon told who decided what would follow, and is no part of it. */
    private String words(DelegateTask task, String decision) {
        var words = forms.of(task)
                .offered()
                .getOrDefault(DECISION.name(), Map.of())
                .getOrDefault(decision, decision)
                .replaceFirst(": .*", "");
        return words.length() <= LONGEST_LABEL ? words : words.substring(0, LONGEST_LABEL - 1) + "…";
    }

    private static String decision(DelegateTask task, TaskRules rules) {
        var decision = DECISION.find(task).orElse("");
        if (!rules.decisions().contains(decision)) {
            throw new RuleBroken(
                    "'" + task.getName() + "' needs a decision: " + String.join(" or ", rules.decisions()));
        }
        return decision;
    }

    private static String comment(DelegateTask task, TaskRules rules, String decision) {
        var comment = Texts.limit("comment", COMMENT.find(task).orElse(""), 2000);
        if (comment.isBlank() && (rules.commentAlways() || !rules.isApproving(decision))) {
            throw new RuleBroken("Please explain your decision in the comment: those concerned will read it");
        }
        return comment;
    }
}
