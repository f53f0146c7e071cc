package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.readiness.ReleaseParts;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes texts that are parts of what is planned or reported about a release. The task's property {@code keeps} names each
 * field and what people call its text, as in {@code runbook: Runbook; downtime: Agreed downtime}; {@code requires} those
 * fields, with commas between them, without which nobody approves. Each text of a new round stands beside the old ones.
 */
@Component
@TaskProperty(name = "keeps", of = TaskProperty.Of.FIELDS)
@TaskProperty(name = "requires", optional = true)
class PartsKept implements AnswerTaker {

    private static final int LONGEST = 4000;
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final ReleaseParts parts;

    PartsKept(ReleaseParts parts) {
        this.parts = parts;
    }

    @Override
    public void take(DelegateTask task) {
        var rules = CheckClaim.rules(task);
        var keeps = rules.named("keeps");
        if (rules.isApproving(DECISION.get(task))) {
            refuseMissing(
                    task,
                    keeps,
                    rules.property("requires").map(COMMA::split).map(List::of).orElse(List.of()));
        }
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        keeps.forEach((field, title) -> parts.keep(
                key, field, title, Texts.limit(title, Answers.text(task, field), LONGEST), task.getAssignee()));
    }

    private static void refuseMissing(DelegateTask task, Map<String, String> keeps, List<String> required) {
        if (!keeps.keySet().containsAll(required)) {
            throw new IllegalStateException(
                    "'" + task.getTaskDefinitionKey() + "' requires " + required + " but keeps only " + keeps.keySet());
        }
        var missing = required.stream()
                .filter(field -> Answers.text(task, field).isEmpty())
                .map(field -> "'" + keeps.get(field) + "'")
                .toList();
        if (!missing.isEmpty()) {
            throw new RuleBroken("'" + task.getName() + "' is not complete. Fill in " + String.join(", ", missing));
        }
    }
}
