package io.slipway.banner;

import static io.slipway.process.ReleaseProcess.WINDOW;

import io.slipway.process.OutsideEffect;
import io.slipway.release.ReleaseKey;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the users of the product that it is down and when it is back (F-082, F-083). */
@Component
@OutsideEffect
class RaiseBanner implements JavaDelegate {

    private final Banners banners;

    RaiseBanner(Banners banners) {
        this.banners = banners;
    }

    @Override
    public void execute(DelegateExecution execution) {
        banners.raise(new ReleaseKey(execution.getProcessBusinessKey()), WINDOW.get(execution));
    }
}
