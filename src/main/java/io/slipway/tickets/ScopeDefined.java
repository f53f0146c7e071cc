package io.slipway.tickets;

import static io.slipway.process.Answers.list;
import static io.slipway.process.Answers.text;

import io.slipway.process.AnswerTaker;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes over the scope that a person defined. No general taker can: its fields depend on each other and on what the ticket
 * system says of each ticket.
 */
@Component
class ScopeDefined implements AnswerTaker {

    private final Scoping scoping;
    private final Releases releases;

    ScopeDefined(Scoping scoping, Releases releases) {
        this.scoping = scoping;
        this.releases = releases;
    }

    @Override
    public void take(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        scoping.define(
                release,
                new ScopeAnswer(
                        text(task, "planReference"),
                        list(task, "tickets"),
                        list(task, "userTestTickets"),
                        list(task, "noUserTestTickets")));
    }
}
