package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes another date for the fix, where the advice of those consulted led to one. */
@Component
class FixDateConfirmed implements TaskListener {

    private final FixDate fixDate;
    private final Releases releases;

    FixDateConfirmed(FixDate fixDate, Releases releases) {
        this.fixDate = fixDate;
        this.releases = releases;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        fixDate.checked(release, Answers.instant(task, "fixDate", fixDate.zone(release)))
                .ifPresent(moment -> fixDate.expect(release, moment));
    }
}
