package io.slipway.deployment;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.List;
import org.springframework.stereotype.Component;

/** The waves of a deployment in their order, for the models' multi-instance. */
@Component
public class DeploymentWaves {

    private final Releases releases;
    private final Targets targets;

    DeploymentWaves(Releases releases, Targets targets) {
        this.releases = releases;
        this.targets = targets;
    }

    public List<Integer> of(String businessKey, String environment, int window) {
        var release = releases.get(new ReleaseKey(businessKey));
        return targets.of(release, environment, window).stream()
                .map(site -> targets.wave(release, environment, site))
                .distinct()
                .sorted()
                .toList();
    }
}
