package io.slipway.deployment;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** How far releases have come in the live environment. */
@Service
public class Rollouts {

    private final Programmes programmes;
    private final Targets targets;
    private final Environments environments;

    Rollouts(Programmes programmes, Targets targets, Environments environments) {
        this.programmes = programmes;
        this.targets = targets;
        this.environments = environments;
    }

    /**
     * @param done how many of its live sites run the release
     * @param all how many it goes to; none while nobody has set a window
     */
    public record Rollout(int done, int all) {}

    /** Returns how far each of the releases has come. What is asked of the database is as much for one as for many. */
    public Map<ReleaseKey, Rollout> of(Collection<Release> releases) {
        var goals = targets.live(releases);
        var installed = releases.stream()
                .map(Release::programme)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), environments::installed));
        return releases.stream()
                .collect(Collectors.toMap(
                        Release::key,
                        release -> rollout(
                                goals.getOrDefault(release.key(), List.of()),
                                holders(release, Objects.requireNonNull(installed.get(release.programme()))))));
    }

    private static Rollout rollout(List<Programme.Site> goals, Set<String> holders) {
        var done = goals.stream()
                .map(Programme.Site::code)
                .filter(holders::contains)
                .count();
        return new Rollout((int) done, goals.size());
    }

    private Set<String> holders(Release release, List<InstalledSite> installed) {
        var programme = programmes.get(release.programme());
        return installed.stream()
                .filter(site -> programme.isLive(site.environment()))
                .filter(site -> release.key().equals(site.release()))
                .map(InstalledSite::site)
                .collect(Collectors.toSet());
    }
}
