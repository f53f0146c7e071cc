package io.slipway.tickets;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperties;
import io.slipway.release.ReleaseKey;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Takes what those accountable decided about a change of the scope; somebody other than who asked for it. */
@Component
class ScopeChangeDecided implements AnswerTaker {

    private final Rescoping rescoping;

    ScopeChangeDecided(Rescoping rescoping) {
        this.rescoping = rescoping;
    }

    @Override
    public void take(DelegateTask task) {
        var release = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var answer = Answers.text(task, "comment");
        var by = Objects.requireNonNull(task.getAssignee());
        if (TaskProperties.isApproving(task)) {
            rescoping.accept(release, answer, by);
        } else {
            rescoping.decline(release, answer, by);
        }
    }
}
