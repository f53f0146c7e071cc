package io.slipway.approval;

import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.scope.Documentation;
import io.slipway.scope.Documentations;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Takes the addresses of the updated documents, one for each that was needed. */
@Component
class DocumentationUpdated implements AnswerTaker {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]{3,900}");

    private final Documentations documentations;

    DocumentationUpdated(Documentations documentations) {
        this.documentations = documentations;
    }

    @Override
    public void take(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        documentations.of(key).stream()
                .filter(Documentation::needed)
                .forEach(needed -> documentations.set(
                        key,
                        new Documentation(
                                needed.document(),
                                needed.title(),
                                true,
                                needed.reason(),
                                address(task, needed),
                                needed.decidedBy(),
                                task.getAssignee())));
    }

    private static String address(DelegateTask task, Documentation needed) {
        var address = Answers.text(task, needed.document() + "Link");
        if (!ADDRESS.matcher(address).matches()) {
            throw new RuleBroken(needed.title() + ": give the address of the updated document, like https://…");
        }
        return address;
    }
}
