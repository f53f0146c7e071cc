package io.slipway.tickets;

import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Sets the defects that the release fixes to be tested again, each where it was found if the release is in place there. It
 * needs no variable: the business key is the release, its scope says which defects, the outcome at its sites says where it
 * is. A model may run it after each environment or once at the end; what it did it does not do again. The retests then are
 * in {@code release.Retests}, and a form shows them as {@code content.retests} and {@code content.retestSummary}.
 */
@Component
@OutsideEffect
class MarkReadyForRetest implements JavaDelegate {

    private final Deliveries deliveries;
    private final Releases releases;

    MarkReadyForRetest(Deliveries deliveries, Releases releases) {
        this.deliveries = deliveries;
        this.releases = releases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deliveries.markReady(releases.get(new ReleaseKey(execution.getProcessBusinessKey())));
    }
}
