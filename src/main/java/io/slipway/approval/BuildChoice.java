package io.slipway.approval;

import io.slipway.build.Build;
import io.slipway.build.Builds;
import io.slipway.release.Release;
import io.slipway.release.RuleBroken;
import io.slipway.words.Quoted;

/** The build that somebody chose in a form. */
final class BuildChoice {

    private BuildChoice() {}

    static Build of(String name, Builds builds, Release release) {
        builds.takenBy(release, name).ifPresent(other -> {
            throw new RuleBroken(
                    "Build " + Quoted.of(name) + " is that of " + other + "; choose one made for " + release.key());
        });
        return builds.find(release.programme(), name)
                .orElseThrow(() -> new RuleBroken("There is no registered build " + Quoted.of(name)
                        + "; the build server registers builds by POST /api/releases/" + release.key() + "/builds"));
    }
}
