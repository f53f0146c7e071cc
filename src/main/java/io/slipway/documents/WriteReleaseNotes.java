package io.slipway.documents;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the notes of a production release, anew whenever they are sent back. */
@Component
class WriteReleaseNotes implements JavaDelegate {

    private final Documents documents;
    private final Releases releases;

    WriteReleaseNotes(Documents documents, Releases releases) {
        this.documents = documents;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        documents.writeReleaseNotes(releases.get(new ReleaseKey(execution.getProcessBusinessKey())));
    }
}
