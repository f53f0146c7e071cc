package io.slipway.deployment;

import static java.util.stream.Collectors.toMap;

import io.slipway.programme.Programme.Site;
import io.slipway.release.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    private record Last(Playbook playbook, SiteOutcome outcome) {}

    List<Site> of(Release release, RunKey key, String build) {
        var last = last(key, build);
        return switch (key.playbook()) {
            case DEPLOY ->
                wave(release, key).stream()
                        .filter(site -> key.round() == 0 || !isWell(last.get(site.code())))
                        .toList();
            // whatever the agreements say by now: what was deployed is verified
            case VERIFY ->
                targets.all(release, key.environment()).stream()
                        .filter(site -> site.deployedBy() == key.deployer() && runsTheBuild(last.get(site.code())))
                        .toList();
            case ROLLBACK -> touched(release, key, last);
        };
    }

    /** Returns why no site of the wave can be deployed to by now; empty if one can, or could and is well already. */
    Optional<String> emptiness(Release release, RunKey key) {
        if (!wave(release, key).isEmpty()) {
            return Optional.empty();
        }
        var reasons = targets.leftOut(release, key.environment(), key.window()).stream()
                .filter(left -> left.site().wave() == key.wave())
                .map(left -> left.site().code() + " " + left.reason())
                .collect(Collectors.joining(", "));
        return Optional.of("Wave " + key.wave() + " has no site to deploy to any more"
                + (reasons.isEmpty() ? "" : ": " + reasons));
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

    /** Whatever the programme or the agreements say by now: what was touched has to go back. */
    private List<Site> touched(Release release, RunKey key, Map<String, Last> last) {
        var touched = earlier(key).stream()
                .filter(run -> run.key().playbook() == Playbook.DEPLOY)
                .flatMap(run -> run.sites().stream())
                .filter(site -> site.changed() || site.outcome() == SiteOutcome.SUCCEEDED)
                .map(RunSite::site)
                .filter(site -> !isBack(last.get(site)))
                .collect(Collectors.toSet());
        return targets.all(release, key.environment()).stream()
                .filter(site -> site.deployedBy() == key.deployer() && touched.contains(site.code()))
                .toList();
    }

    private List<Site> wave(Release release, RunKey key) {
        return targets.of(release, key.environment(), key.window()).stream()
                .filter(site -> site.wave() == key.wave() && site.deployedBy() == key.deployer())
                .toList();
    }

    private static boolean isWell(@Nullable Last last) {
        return last != null && last.playbook() != Playbook.ROLLBACK && last.outcome() == SiteOutcome.SUCCEEDED;
    }

    private static boolean runsTheBuild(@Nullable Last last) {
        return last != null && (last.playbook() == Playbook.VERIFY || isWell(last));
    }

    private static boolean isBack(@Nullable Last last) {
        return last != null && last.playbook() == Playbook.ROLLBACK && last.outcome() == SiteOutcome.SUCCEEDED;
    }

    private List<RunRow> earlier(RunKey key) {
        return runs.of(key.release()).stream()
                .filter(run -> key.isSameWave(run.key()))
                .toList();
    }
}
