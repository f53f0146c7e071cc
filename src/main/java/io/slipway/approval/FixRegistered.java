package io.slipway.approval;

import io.slipway.process.Answers;
import io.slipway.release.Builds;
import io.slipway.release.CarriedFixes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.ScopeItem;
import io.slipway.release.Scopes;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Ties a frozen build to the hotfix: it must hold the fix of its issue, and every earlier fix that is not yet safe. */
@Component
class FixRegistered implements TaskListener {

    private final Releases releases;
    private final Builds builds;
    private final Scopes scopes;
    private final CarriedFixes carriedFixes;

    FixRegistered(Releases releases, Builds builds, Scopes scopes, CarriedFixes carriedFixes) {
        this.releases = releases;
        this.builds = builds;
        this.scopes = scopes;
        this.carriedFixes = carriedFixes;
    }

    @Override
    public void notify(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var build = BuildChoice.of(Answers.text(task, "build"), builds, release);
        var missing = needed(release)
                .filter(ticket -> !build.fixes().contains(ticket))
                .toList();
        if (!missing.isEmpty()) {
            throw new RuleBroken("Build " + build.name() + " does not say that it contains the fix of "
                    + String.join(", ", missing) + "; register a build whose 'fixes' name it");
        }
        builds.choose(release, build);
    }

    private Stream<String> needed(Release release) {
        return Stream.concat(
                        scopes.of(release.key()).stream().map(ScopeItem::ticket),
                        carriedFixes.openTickets(release.programme()).stream())
                .distinct();
    }
}
