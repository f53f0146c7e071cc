package io.slipway.deployment;

import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** How far a release has come in the live environment. */
@Service
public class Rollouts {

    private final Programmes programmes;
    private final Windows windows;
    private final Targets targets;
    private final Environments environments;

    Rollouts(Programmes programmes, Windows windows, Targets targets, Environments environments) {
        this.programmes = programmes;
        this.windows = windows;
        this.targets = targets;
        this.environments = environments;
    }

    /**
     * @param done how many of its live sites run the release
     * @param all how many it goes to; none while nobody has set a window
     */
    public record Rollout(int done, int all) {}

    public Rollout of(Release release) {
        var live = programmes.get(release.programme()).live().id();
        var numbers = windows.of(release.key()).stream()
                .map(Window::number)
                .distinct()
                .toList();
        var goals = numbers.stream()
                .flatMap(number -> targets.of(release, live, number).stream())
                .map(Programme.Site::code)
                .collect(Collectors.toSet());
        var holders = holders(release, live);
        return new Rollout((int) goals.stream().filter(holders::contains).count(), goals.size());
    }

    private List<String> holders(Release release, String live) {
        return environments.installed(release.programme()).stream()
                .filter(site -> site.environment().equals(live))
                .filter(site -> release.key().equals(site.release()))
                .map(InstalledSite::site)
                .toList();
    }
}
