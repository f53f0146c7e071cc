package io.slipway.approval;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.readiness.Criteria;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import io.slipway.scope.Documentation;
import io.slipway.scope.Documentations;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes for each piece of documentation that the task's property {@code documentation} names, as in {@code training: Training},
 * whether it must change, with the reason. {@code notNeededMeets} names the criterion that one meets which need not change.
 */
@Component
@TaskProperty(name = "documentation", of = TaskProperty.Of.FIELDS)
@TaskProperty(name = "notNeededMeets", of = TaskProperty.Of.FIELDS, optional = true)
class DocumentationAssessed implements AnswerTaker {

    private final Releases releases;
    private final Documentations documentations;
    private final Criteria criteria;

    DocumentationAssessed(Releases releases, Documentations documentations, Criteria criteria) {
        this.releases = releases;
        this.documentations = documentations;
        this.criteria = criteria;
    }

    @Override
    public void take(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var rules = CheckClaim.rules(task);
        var meets = rules.named("notNeededMeets");
        rules.named("documentation").forEach((document, title) -> {
            var assessed = assess(task, key, document, title);
            if (!assessed.needed() && meets.containsKey(document)) {
                var detail = title + ": no update is needed: " + assessed.reason();
                criteria.met(releases.get(key), meets.get(document), detail, task.getAssignee());
            }
        });
    }

    private Documentation assess(DelegateTask task, ReleaseKey key, String document, String title) {
        var answer = Answers.text(task, document);
        if (!answer.equals("needed") && !answer.equals("notNeeded")) {
            throw new RuleBroken(title + ": decide whether the documents need an update");
        }
        var reason = Texts.require(title + ": reason", Answers.text(task, document + "Reason"), 2000);
        var documentation =
                new Documentation(document, title, answer.equals("needed"), reason, null, task.getAssignee(), null);
        documentations.set(key, documentation);
        return documentation;
    }
}
