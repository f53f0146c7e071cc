package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.AnswerTaker;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What every user task is, whatever its model says: its form shows the release as it is and keeps its answers to itself,
 * only somebody who may decide claims it, and a decision is recorded once it is known to be about what was shown. The
 * engine's event bridge calls it within the transaction of the task; what is refused here rolls that back.
 */
@Component
class EveryUserTask {

    private final FormReading forms;
    private final AskTheResolver resolver;
    private final ShowContent content;
    private final PublishTaskOpened opened;
    private final ShownTasks shown;
    private final CheckClaim claims;
    private final CheckAnswers answers;
    private final RecordDecision decisions;
    private final Map<String, AnswerTaker> takers;

    EveryUserTask(
            FormReading forms,
            AskTheResolver resolver,
            ShowContent content,
            PublishTaskOpened opened,
            ShownTasks shown,
            CheckClaim claims,
            CheckAnswers answers,
            RecordDecision decisions,
            Map<String, AnswerTaker> takers) {
        this.forms = forms;
        this.resolver = resolver;
        this.content = content;
        this.opened = opened;
        this.shown = shown;
        this.claims = claims;
        this.answers = answers;
        this.decisions = decisions;
        this.takers = takers;
    }

    @EventListener
    void happens(DelegateTask task) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> created(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> assigned(task);
            case TaskListener.EVENTNAME_UPDATE -> updated(task);
            case TaskListener.EVENTNAME_COMPLETE -> completed(task);
            default -> {}
        }
    }

    /**
     * An answer that is not given is none, and not the value that a step before left; a model may suggest another, but no
     * decision.
     */
    private void created(DelegateTask task) {
        var form = forms.of(task);
        var answers = task.getExecution();
        form.fields().stream()
                .filter(field -> field.equals(DECISION.name()) || !answers.hasVariableLocal(field))
                .forEach(field ->
                        answers.setVariableLocal(field, form.lists().contains(field) ? new ArrayList<String>() : null));
        resolver.narrow(task);
        suggest(task, form);
        content.show(task);
        opened.publish(task);
    }

    private void suggest(DelegateTask task, FormReading.Form form) {
        var answers = task.getExecution();
        CheckClaim.rules(task).takes().stream()
                .flatMap(name -> taker(name).suggests(task).entrySet().stream())
                .filter(suggestion -> form.fields().contains(suggestion.getKey()))
                .filter(suggestion -> answers.getVariableLocal(suggestion.getKey()) == null)
                .forEach(suggestion -> answers.setVariableLocal(suggestion.getKey(), suggestion.getValue()));
    }

    private void assigned(DelegateTask task) {
        if (task.getAssignee() != null) {
            claims.check(task);
        }
        content.show(task);
    }

    private void updated(DelegateTask task) {
        if (shown.opens(task.getId())) {
            content.show(task);
        }
    }

    private void completed(DelegateTask task) {
        answers.check(task);
        decisions.record(task);
        CheckClaim.rules(task).takes().forEach(name -> taker(name).take(task));
    }

    private AnswerTaker taker(String name) {
        return Optional.ofNullable(takers.get(name))
                .orElseThrow(() -> new IllegalStateException("Nothing is called '" + name + "' that takes answers"));
    }
}
