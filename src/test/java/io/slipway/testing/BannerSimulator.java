package io.slipway.testing;

import io.slipway.banner.SiteBanner;
import io.slipway.banner.SiteDisplay;
import io.slipway.programme.Programme;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The banner of the product, in memory. */
@Primary
@TestComponent
public class BannerSimulator implements SiteBanner {

    private SiteDisplay current = new SiteDisplay(false, "", null, false);
    private final List<SiteDisplay> history = new ArrayList<>();
    private boolean losesAnswer;

    /** Somebody takes down whatever is shown. */
    public void clear() {
        current = new SiteDisplay(false, "", null, false);
    }

    /** The next change is made, but whoever asked for it never learns that. */
    public void loseNextAnswer() {
        losesAnswer = true;
    }

    public SiteDisplay now() {
        return current;
    }

    public List<SiteDisplay> history() {
        return List.copyOf(history);
    }

    @Override
    public SiteDisplay shown(Programme programme) {
        return current;
    }

    @Override
    public void show(Programme programme, SiteDisplay wanted) {
        current = wanted;
        history.add(wanted);
        if (losesAnswer) {
            losesAnswer = false;
            throw new IllegalStateException("The hub does not answer");
        }
    }
}
