package io.slipway.deployment;

import io.slipway.programme.Programme.Deployer;
import io.slipway.programme.Programme.Site;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.util.List;
import org.springframework.stereotype.Component;

/** The waves of a deployment in their order, for the models' multi-instance. */
@Component
public class DeploymentWaves {

    private final Releases releases;
    private final Programmes programmes;
    private final Targets targets;

    DeploymentWaves(Releases releases, Programmes programmes, Targets targets) {
        this.releases = releases;
        this.programmes = programmes;
        this.targets = targets;
    }

    /** @throws RuleBroken when no site of the environment takes the release */
    public List<Integer> of(String businessKey, String environment, int window) {
        var release = releases.get(new ReleaseKey(businessKey));
        var sites = targets.of(release, environment, window);
        if (sites.isEmpty()) {
            throw new RuleBroken("There is no site in " + environment + " that " + businessKey + " can be deployed to");
        }
        return sites.stream().map(Site::wave).distinct().sorted().toList();
    }

    /** Returns whether Ansible deploys to sites of the wave. */
    public boolean byAnsible(String programme, String environment, int wave) {
        return has(programme, environment, wave, Deployer.ANSIBLE);
    }

    /** Returns whether parties deploy to sites of the wave by hand. */
    public boolean byHand(String programme, String environment, int wave) {
        return has(programme, environment, wave, Deployer.PARTY);
    }

    private boolean has(String programme, String environment, int wave, Deployer deployer) {
        return programmes.get(programme).environment(environment).sites().stream()
                .filter(site -> wave == RunKey.EVERY_WAVE || site.wave() == wave)
                .anyMatch(site -> site.deployedBy() == deployer);
    }
}
