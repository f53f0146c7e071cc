package io.slipway.documents;

import io.slipway.readiness.ReleaseDocument;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the list of root cause analyses as it stands now. */
@Component
class WriteRcaList implements JavaDelegate {

    private final Documents documents;
    private final Releases releases;

    WriteRcaList(Documents documents, Releases releases) {
        this.documents = documents;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var release = releases.get(new ReleaseKey(execution.getProcessBusinessKey()));
        documents.write(release, ReleaseDocument.RCA_LIST);
    }
}
