package io.slipway.tickets;

import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the release record in the ticket system. */
@Component
@OutsideEffect
class CloseTicketRelease implements JavaDelegate {

    private final TicketRecord record;
    private final Releases releases;

    CloseTicketRelease(TicketRecord record, Releases releases) {
        this.record = record;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        record.close(releases.get(new ReleaseKey(execution.getProcessBusinessKey())));
    }
}
