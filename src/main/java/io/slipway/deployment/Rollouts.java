package io.slipway.deployment;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.Window;
import io.slipway.release.Windows;
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
        var programme = programmes.get(release.programme());
        var numbers = windows.of(release.key()).stream()
                .map(Window::number)
                .distinct()
                .toList();
        var goals = programme.environments().stream()
                .filter(Programme.Environment::live)
                .flatMap(place -> numbers.stream().flatMap(number -> targets.of(release, place.id(), number).stream()))
                .map(Programme.Site::code)
                .collect(Collectors.toSet());
        var holders = holders(programme, release);
        return new Rollout((int) goals.stream().filter(holders::contains).count(), goals.size());
    }

    private List<String> holders(Programme programme, Release release) {
        return environments.installed(programme.id()).stream()
                .filter(site -> programme.isLive(site.environment()))
                .filter(site -> release.key().equals(site.release()))
                .map(InstalledSite::site)
                .toList();
    }
}
