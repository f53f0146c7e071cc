package io.slipway.deployment;

import io.slipway.programme.Programmes;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The sites that a run by hand goes to, for the models' multi-instance. */
@Component
public class SitesByHand {

    private final RunLedger runs;
    private final Programmes programmes;

    SitesByHand(RunLedger runs, Programmes programmes) {
        this.runs = runs;
        this.programmes = programmes;
    }

    /** Returns the parties that own them, as an audience; none where nothing is left to do. */
    public String parties(String run) {
        var found = runs.get(run).orElseThrow();
        var programme = programmes.get(found.programme());
        return found.sites().stream()
                .flatMap(site -> programme.owner(programme.site(site.site())).stream())
                .map(party -> "party:" + party.id())
                .distinct()
                .collect(Collectors.joining(","));
    }

    /** Returns their codes; none where nothing is left to do. */
    public List<String> of(String run) {
        return runs.get(run).orElseThrow().sites().stream().map(RunSite::site).toList();
    }
}
