package io.slipway.deployment;

import static java.util.stream.Collectors.toMap;

import io.slipway.programme.Programme.Site;
import io.slipway.release.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The sites of one run, given what earlier runs of the same wave did. */
@Component
class RunTargets {

    private final Targets targets;
    private final RunLedger runs;

    RunTargets(Targets targets, RunLedger runs) {
        this.targets = targets;
        this.runs = runs;
    }

    private record Last(Playbook playbook, SiteOutcome outcome) {

        boolean isWell() {
            return playbook != Playbook.ROLLBACK && outcome == SiteOutcome.SUCCEEDED;
        }

        boolean runsTheBuild() {
            return playbook == Playbook.VERIFY || isWell();
        }
    }

    List<Site> of(Release release, RunKey key, String build) {
        var wave = targets.of(release, key.environment(), key.window()).stream()
                .filter(site ->
                        key.wave() == RunKey.EVERY_WAVE || targets.wave(release, key.environment(), site) == key.wave())
                .toList();
        var last = last(key, build);
        return switch (key.playbook()) {
            case DEPLOY ->
                wave.stream()
                        .filter(site -> key.round() == 0
                                || !last.containsKey(site.code())
                                || !last.get(site.code()).isWell())
                        .toList();
            case VERIFY ->
                wave.stream()
                        .filter(site -> last.containsKey(site.code())
                                && last.get(site.code()).runsTheBuild())
                        .toList();
            case ROLLBACK -> {
                var touched = touched(key);
                yield wave.stream()
                        .filter(site -> touched.contains(site.code()))
                        .toList();
            }
        };
    }

    /** Returns the build that the wave's newest deployment brought. */
    Optional<String> deployedBuild(RunKey key) {
        return earlier(key).stream()
                .filter(run -> run.key().playbook() == Playbook.DEPLOY)
                .map(RunRow::build)
                .reduce((first, second) -> second);
    }

    private Map<String, Last> last(RunKey key, String build) {
        return earlier(key).stream()
                .filter(run -> run.build().equals(build))
                .flatMap(run -> run.sites().stream()
                        .map(site -> Map.entry(site.site(), new Last(run.key().playbook(), site.outcome()))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> second));
    }

    private Set<String> touched(RunKey key) {
        return earlier(key).stream()
                .filter(run -> run.key().playbook() == Playbook.DEPLOY)
                .flatMap(run -> run.sites().stream())
                .filter(site -> site.changed() || site.outcome() == SiteOutcome.SUCCEEDED)
                .map(RunSite::site)
                .collect(Collectors.toSet());
    }

    private List<RunRow> earlier(RunKey key) {
        return runs.of(key.release()).stream()
                .filter(run -> run.key().environment().equals(key.environment())
                        && run.key().window() == key.window()
                        && (key.wave() == RunKey.EVERY_WAVE || run.key().wave() == key.wave()))
                .toList();
    }
}
