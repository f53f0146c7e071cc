package io.slipway.rfc;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperties;
import io.slipway.process.TaskProperty;
import io.slipway.release.ReleaseKey;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes what is to be worked off after the release (M-151): up to five rows of the fields {@code action1}, {@code owner1} and
 * {@code due1}. The task's property {@code workOff} tells of each decision whether actions are {@code agreed} or there are
 * {@code none}.
 */
@Component
@TaskProperty(
        name = "workOff",
        of = TaskProperty.Of.DECISIONS,
        values = {"agreed", "none"})
class WorkOffAgreed implements AnswerTaker {

    private static final int ROWS = 5;

    private final WorkOffLines lines;

    WorkOffAgreed(WorkOffLines lines) {
        this.lines = lines;
    }

    @Override
    public void take(DelegateTask task) {
        var given = IntStream.rangeClosed(1, ROWS)
                .mapToObj(row -> new WorkOffLines.Line(
                        row,
                        Answers.text(task, "action" + row),
                        Answers.text(task, "owner" + row),
                        Answers.day(task, "due" + row).orElse(null)))
                .toList();
        lines.agree(
                new ReleaseKey(task.getExecution().getProcessBusinessKey()),
                given,
                "agreed".equals(TaskProperties.named(task, "workOff").get(DECISION.get(task))),
                task.getAssignee());
    }
}
