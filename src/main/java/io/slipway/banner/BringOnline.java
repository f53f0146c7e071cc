package io.slipway.banner;

import io.slipway.downtime.Outages;
import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the service usable again, if an issue had taken it offline (F-104). */
@Component
@OutsideEffect
class BringOnline implements JavaDelegate {

    private final Banners banners;
    private final Outages assessments;

    BringOnline(Banners banners, Outages assessments) {
        this.banners = banners;
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = new ReleaseKey(execution.getProcessBusinessKey());
        banners.bringOnline(key);
        assessments.cameOnline(key);
    }
}
