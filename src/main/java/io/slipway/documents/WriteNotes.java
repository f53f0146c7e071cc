package io.slipway.documents;

import static io.slipway.process.ReleaseProcess.DOCUMENT;

import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the notes of a release by the template that the model names, anew whenever they are sent back. */
@Component
@OutsideEffect
class WriteNotes implements JavaDelegate {

    private final Documents documents;
    private final Releases releases;

    WriteNotes(Documents documents, Releases releases) {
        this.documents = documents;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        documents.writeNotes(releases.get(new ReleaseKey(execution.getProcessBusinessKey())), DOCUMENT.get(execution));
    }
}
