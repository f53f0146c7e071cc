package io.slipway.banner;

import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Shows the users of the product what they saw before the downtime (F-084). */
@Component
@OutsideEffect
class LowerBanner implements JavaDelegate {

    private final Banners banners;

    LowerBanner(Banners banners) {
        this.banners = banners;
    }

    @Override
    public void execute(DelegateExecution execution) {
        banners.lower(new ReleaseKey(execution.getProcessBusinessKey()), WINDOW.get(execution));
    }
}
