package io.slipway.tickets;

import io.slipway.process.AnswerTaker;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Asks the ticket system anew which tickets of the scope are done, before a build is held against them. It takes no answer
 * itself, and stands before a general taker because that one cannot know the ticket system.
 */
@Component
class ProgressRead implements AnswerTaker {

    private final TicketRecord record;
    private final Releases releases;

    ProgressRead(TicketRecord record, Releases releases) {
        this.record = record;
        this.releases = releases;
    }

    @Override
    public void take(DelegateTask task) {
        record.readProgress(releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey())));
    }
}
