package io.slipway.tickets;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Asks the ticket system anew which bugs are open, before notes that list them are written. */
@Component
class KnownIssuesRead implements ExecutionListener {

    private final TicketRecord record;
    private final Releases releases;

    KnownIssuesRead(TicketRecord record, Releases releases) {
        this.record = record;
        this.releases = releases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        record.readKnownIssues(releases.get(new ReleaseKey(execution.getProcessBusinessKey())));
    }
}
