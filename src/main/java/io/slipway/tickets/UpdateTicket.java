package io.slipway.tickets;

import static io.slipway.process.ReleaseProcess.TICKET_CHANGE;

import io.slipway.process.OutsideEffect;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes one change of a defect, which somebody asked for, in the ticket system. */
@Component
@OutsideEffect
class UpdateTicket implements JavaDelegate {

    private final DefectChanges changes;

    UpdateTicket(DefectChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.carryOut(TICKET_CHANGE.get(execution));
    }
}
