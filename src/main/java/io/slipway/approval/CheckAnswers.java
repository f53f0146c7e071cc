package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Refuses an answer that the engine could not keep or that the form does not offer, before anybody reads it. */
@Component
class CheckAnswers {

    /** The engine keeps no longer text in a variable. */
    private static final int LONGEST = 4000;

    private final FormReading forms;

    CheckAnswers(FormReading forms) {
        this.forms = forms;
    }

    void check(DelegateTask task) {
        var form = forms.of(task);
        for (var field : form.fields()) {
            for (var text : Answers.texts(task, field)) {
                Texts.limit(field, text, LONGEST);
            }
        }
        form.offered().forEach((field, offered) -> {
            for (var text : Answers.texts(task, field)) {
                if (!text.isBlank() && !offered.containsKey(text.strip())) {
                    throw new RuleBroken("The form offers no such answer for '" + field + "'; choose one of "
                            + new TreeSet<>(offered.keySet()));
                }
            }
        });
    }
}
