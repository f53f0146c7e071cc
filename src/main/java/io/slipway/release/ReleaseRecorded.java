package io.slipway.release;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Refuses a lifecycle that was not started through {@link Releases}: it would have no version and no record. */
@Component
class ReleaseRecorded implements ExecutionListener {

    private final Releases releases;

    ReleaseRecorded(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        if (key == null || releases.find(new ReleaseKey(key)).isEmpty()) {
            throw new RuleBroken(
                    "A release starts on the release board or by POST /api/releases, which give it its version");
        }
    }
}
