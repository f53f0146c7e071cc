package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;
import static io.slipway.process.ReleaseProcess.SMOKE_TEST_SITE;

import io.slipway.release.Agreements;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import io.slipway.release.SiteAgreement;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the choice of the preferred Trust; it must be one that this release targets. */
@Component
class SmokeTestDecided implements TaskListener {

    private final Agreements agreements;

    SmokeTestDecided(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var site = SMOKE_TEST_SITE.find(task).orElse("");
        var agreed = agreements.find(key, site).filter(SiteAgreement::isSettled);
        if (DECISION.get(task).equals("needed") && agreed.isEmpty()) {
            throw new RuleBroken("Choose the Trust where the FLIP smoke test is performed, among those deployed");
        }
    }
}
