package io.slipway.tickets;

import static io.slipway.process.Answers.list;
import static io.slipway.process.Answers.text;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes over the scope that a person defined, when the task completes. */
@Component
class ScopeDefined implements TaskListener {

    private final Scoping scoping;
    private final Releases releases;

    ScopeDefined(Scoping scoping, Releases releases) {
        this.scoping = scoping;
        this.releases = releases;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        scoping.define(
                release,
                new ScopeAnswer(
                        text(task, "roadmapReference"),
                        list(task, "tickets"),
                        list(task, "uatTickets"),
                        list(task, "noUatTickets")));
    }
}
