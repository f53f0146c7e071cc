package io.slipway.tickets;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Asks the ticket system anew which tickets of the scope are done, before a build is held against them. */
@Component
class ProgressRead implements TaskListener {

    private final TicketRecord record;
    private final Releases releases;

    ProgressRead(TicketRecord record, Releases releases) {
        this.record = record;
        this.releases = releases;
    }

    @Override
    public void notify(DelegateTask task) {
        record.readProgress(releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey())));
    }
}
