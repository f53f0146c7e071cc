package io.slipway.tickets;

import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Attaches the evidence of the tests to the tickets it proves. */
@Component
@OutsideEffect
class AttachEvidence implements JavaDelegate {

    private final TicketRecord record;
    private final Releases releases;

    AttachEvidence(TicketRecord record, Releases releases) {
        this.record = record;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        record.attachEvidence(releases.get(new ReleaseKey(execution.getProcessBusinessKey())));
    }
}
