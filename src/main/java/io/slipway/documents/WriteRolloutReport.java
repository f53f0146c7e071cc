package io.slipway.documents;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the report on where the release went and what became of it. */
@Component
class WriteRolloutReport implements JavaDelegate {

    private final Documents documents;
    private final Releases releases;

    WriteRolloutReport(Documents documents, Releases releases) {
        this.documents = documents;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        documents.writeRolloutReport(releases.get(new ReleaseKey(execution.getProcessBusinessKey())));
    }
}
