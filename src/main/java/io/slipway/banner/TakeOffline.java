package io.slipway.banner;

import io.slipway.downtime.Outages;
import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the service unusable, and tells its users why and until when (F-104). */
@Component
@OutsideEffect
class TakeOffline implements JavaDelegate {

    private final Banners banners;
    private final Outages assessments;

    TakeOffline(Banners banners, Outages assessments) {
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
