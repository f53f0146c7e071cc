package io.slipway.deployment;

import io.slipway.build.Build;
import io.slipway.build.Builds;
import io.slipway.programme.Programme.Site;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans a run and records the intent; what follows runs carries it out once the intent is committed. */
@Service
class Deployments {

    private final RunLedger runs;
    private final RunTargets targets;
    private final Admission admission;
    private final Releases releases;
    private final Builds builds;
    private final AutomationController controller;

    Deployments(
            RunLedger runs,
            RunTargets targets,
            Admission admission,
            Releases releases,
            Builds builds,
            AutomationController controller) {
        this.runs = runs;
        this.targets = targets;
        this.admission = admission;
        this.releases = releases;
        this.builds = builds;
        this.controller = controller;
    }

    /** Launches the run once: called again after a failed transaction, it returns the same run. */
    @Transactional(noRollbackFor = DeploymentRefused.class)
    public String launch(RunKey key) {
        return runs.find(key).orElseGet(() -> request(key, releases.get(key.release())));
    }

    private String request(RunKey key, Release release) {
        if (key.playbook() == Playbook.DEPLOY) {
            admission.check(key.release(), key.environment(), key.window());
            targets.emptiness(release, key).ifPresent(reason -> {
                throw new DeploymentRefused(List.of(reason));
            });
        }
        var build = build(key, release);
        var sites = targets.of(release, key, build.name());
        controller.knownObstacle(release.programme(), hosts(sites)).ifPresent(reason -> {
            throw new RuleBroken(reason);
        });
        var id = key.release() + "-" + key.environment() + "-"
                + key.playbook().name().toLowerCase(java.util.Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        runs.add(id, key, release.programme(), build.name(), sites);
        return id;
    }

    /** What was deployed is what is verified or rolled back, even if the release has taken another build since. */
    private Build build(RunKey key, Release release) {
        if (key.playbook() == Playbook.DEPLOY) {
            return builds.current(release)
                    .orElseThrow(() -> new RuleBroken(release.key() + " has no build; register one and choose it"));
        }
        var deployed = targets.deployedBuild(key)
                .orElseThrow(() -> new RuleBroken("Nothing of " + key.release() + " was deployed to "
                        + key.environment() + " in wave " + key.wave()));
        return builds.find(release.programme(), deployed).orElseThrow();
    }

    private static List<String> hosts(List<Site> sites) {
        return sites.stream().flatMap(site -> Stream.ofNullable(site.host())).toList();
    }
}
