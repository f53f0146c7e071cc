package io.slipway.tickets;

import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Creates the release in the ticket system with every ticket in scope. */
@Component
@OutsideEffect
class CreateTicketRelease implements JavaDelegate {

    private final TicketRecord record;
    private final Releases releases;

    CreateTicketRelease(TicketRecord record, Releases releases) {
        this.record = record;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        record.create(releases.get(new ReleaseKey(execution.getProcessBusinessKey())));
    }
}
