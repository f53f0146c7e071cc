package io.slipway.tickets;

import static io.slipway.process.Answers.list;

import io.slipway.process.AnswerTaker;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes what a release is made of, from the field {@code tickets}, and closes its scope with it if the programme lets a
 * release of its type and party hold each of them.
 */
@Component
class ContentDefined implements AnswerTaker {

    private final Scoping scoping;
    private final Releases releases;

    ContentDefined(Scoping scoping, Releases releases) {
        this.scoping = scoping;
        this.releases = releases;
    }

    @Override
    public void take(DelegateTask task) {
        scoping.define(
                releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey())), list(task, "tickets"));
    }
}
