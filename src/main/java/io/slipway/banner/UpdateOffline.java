package io.slipway.banner;

import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the users of the service that is offline when it is expected back by now (F-083). */
@Component
@OutsideEffect
class UpdateOffline implements JavaDelegate {

    private final Banners banners;

    UpdateOffline(Banners banners) {
        this.banners = banners;
    }

    @Override
    public void execute(DelegateExecution execution) {
        banners.updateOffline(new ReleaseKey(execution.getProcessBusinessKey()));
    }
}
