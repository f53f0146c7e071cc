package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.Documentation;
import io.slipway.release.Documentations;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the addresses of the updated documents, one for each that was needed. */
@Component
class DocumentsUpdated implements TaskListener {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]{3,900}");

    private static final Map<Documentation.Kind, String> FIELDS = Map.of(
            Documentation.Kind.CLINICAL_SAFETY, "clinicalSafetyLink",
            Documentation.Kind.INFORMATION_GOVERNANCE, "informationGovernanceLink",
            Documentation.Kind.TRAINING, "trainingLink");

    private final Documentations documentations;

    DocumentsUpdated(Documentations documentations) {
        this.documentations = documentations;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        documentations.of(key).stream()
                .filter(Documentation::needed)
                .forEach(needed -> documentations.set(
                        key,
                        new Documentation(
                                needed.kind(),
                                true,
                                needed.reason(),
                                address(task, needed.kind()),
                                needed.decidedBy(),
                                task.getAssignee())));
    }

    private static String address(DelegateTask task, Documentation.Kind kind) {
        var address = Answers.text(task, java.util.Objects.requireNonNull(FIELDS.get(kind)));
        if (!ADDRESS.matcher(address).matches()) {
            throw new RuleBroken(kind.title() + ": give the address of the updated document, like https://…");
        }
        return address;
    }
}
