package io.slipway.approval;

import io.slipway.build.TestResults;
import io.slipway.build.UserTests;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.scope.ScopeItem;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The features of a release that its users try before it goes live, and what they found of each. */
@Component
class TestedFeatures {

    private final Releases releases;
    private final UserTests userTests;
    private final TestResults results;

    TestedFeatures(Releases releases, UserTests userTests, TestResults results) {
        this.releases = releases;
        this.userTests = userTests;
        this.results = results;
    }

    /** Returns their tickets. */
    List<String> of(ReleaseKey release) {
        return userTests.due(release).stream().map(ScopeItem::ticket).toList();
    }

    /** Records one result for each of them, for the build the release has now. */
    void record(ReleaseKey release, String test, Predicate<String> passed, String comment, String by) {
        var build = Objects.requireNonNull(releases.get(release).build());
        of(release)
                .forEach(feature -> results.record(release, build, test, feature, passed.test(feature), comment, by));
    }
}
