package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.SMOKE_TEST_SITE;
import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.release.ReleaseFacts;
import io.slipway.release.RuleBroken;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the choice of the preferred Trust; it must be one that this window brought the release to. */
@Component
class SmokeTestDecided implements TaskListener {

    private final ReleaseFacts facts;

    SmokeTestDecided(ReleaseFacts facts) {
        this.facts = facts;
    }

    @Override
    public void notify(DelegateTask task) {
        var site = SMOKE_TEST_SITE.find(task).orElse("");
        var sites = facts.testableSites(task.getExecution().getProcessBusinessKey(), WINDOW.get(task));
        if (DECISION.get(task).equals("needed") && !sites.contains(site)) {
            throw new RuleBroken("Choose the Trust where the FLIP smoke test is performed, among those that run the"
                    + " release since this window: " + sites);
        }
    }
}
