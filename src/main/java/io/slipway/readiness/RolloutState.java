package io.slipway.readiness;

import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.SiteOutcomes.SiteResult;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where the build of a release is in place now. */
@Component
class RolloutState {

    private final Releases releases;
    private final Programmes programmes;
    private final ObjectProvider<SiteOutcomes> outcomes;

    RolloutState(Releases releases, Programmes programmes, ObjectProvider<SiteOutcomes> outcomes) {
        this.releases = releases;
        this.programmes = programmes;
        this.outcomes = outcomes;
    }

    List<String> sites(ReleaseKey release) {
        return deployed(release).map(SiteResult::site).toList();
    }

    /** Whether it is in place at one live site or more. */
    boolean isInProduction(ReleaseKey release) {
        var programme = programmes.get(releases.get(release).programme());
        return deployed(release).anyMatch(site -> programme.isLive(site.environment()));
    }

    private Stream<SiteResult> deployed(ReleaseKey release) {
        return outcomes.stream().flatMap(source -> source.of(release).stream()).filter(SiteResult::deployed);
    }
}
