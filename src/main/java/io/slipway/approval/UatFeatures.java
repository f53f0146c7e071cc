package io.slipway.approval;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.ScopeItem;
import io.slipway.release.Scopes;
import io.slipway.release.TestResults;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The features of a release that people try in UAT, and what they found of each. */
@Component
class UatFeatures {

    private final Releases releases;
    private final Scopes scopes;
    private final TestResults results;

    UatFeatures(Releases releases, Scopes scopes, TestResults results) {
        this.releases = releases;
        this.scopes = scopes;
        this.results = results;
    }

    /** Returns their tickets. */
    List<String> of(ReleaseKey release) {
        return scopes.of(release).stream()
                .filter(ScopeItem::goesToUat)
                .map(ScopeItem::ticket)
                .toList();
    }

    /** Records one result for each of them, for the build the release has now. */
    void record(ReleaseKey release, String test, Predicate<String> passed, String comment, String by) {
        var build = Objects.requireNonNull(releases.get(release).build());
        of(release)
                .forEach(feature -> results.record(release, build, test, feature, passed.test(feature), comment, by));
    }
}
