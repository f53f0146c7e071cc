package io.slipway.comms;

import io.slipway.release.Assessments;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the service unusable, and tells its users why and until when (F-104). */
@Component
class TakeOffline implements JavaDelegate {

    private final Banners banners;
    private final Assessments assessments;

    TakeOffline(Banners banners, Assessments assessments) {
        this.banners = banners;
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = new ReleaseKey(execution.getProcessBusinessKey());
        banners.takeOffline(key);
        assessments.wentOffline(key);
    }
}
