package io.slipway.deployment.byhand;

import io.slipway.deployment.RunLedger;
import io.slipway.deployment.RunSite;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sites that a run by hand goes to, for the models' multi-instance. */
@Component
public class SitesByHand {

    private final RunLedger runs;

    SitesByHand(RunLedger runs) {
        this.runs = runs;
    }

    /** Returns their codes; none where nothing is left to do. */
    public List<String> of(String run) {
        return runs.get(run).orElseThrow().sites().stream().map(RunSite::site).toList();
    }
}
