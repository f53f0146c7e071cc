package io.slipway.documents;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the notes that go with a release to UAT. */
@Component
class WriteUatNotes implements JavaDelegate {

    private final Documents documents;
    private final Releases releases;

    WriteUatNotes(Documents documents, Releases releases) {
        this.documents = documents;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        documents.writeUatNotes(releases.get(new ReleaseKey(execution.getProcessBusinessKey())));
    }
}
