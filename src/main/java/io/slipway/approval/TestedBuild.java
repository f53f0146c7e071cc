package io.slipway.approval;

import io.slipway.build.InstalledBuilds;
import io.slipway.build.InstalledBuilds.Installed;
import io.slipway.release.Release;
import io.slipway.release.RuleBroken;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A test is passed by what its environment runs; another release may have been deployed there since. */
@Component
class TestedBuild {

    private final InstalledBuilds installed;

    TestedBuild(InstalledBuilds installed) {
        this.installed = installed;
    }

    /** Refuses that the release has passed a test in an environment of which not every site runs its build. */
    void check(Release release, String environment) {
        var others = installed.at(release.programme(), environment).stream()
                .filter(site -> !Objects.equals(site.build(), release.build()))
                .map(Installed::toString)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new RuleBroken("Build " + release.build() + " of " + release.key() + " cannot have passed: " + others
                    + ". Let no test pass, and say so in the comment; the release is then fixed, deployed again and"
                    + " retested");
        }
    }
}
