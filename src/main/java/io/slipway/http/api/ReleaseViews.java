package io.slipway.http.api;

import io.slipway.build.Builds;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.Windows;
import io.slipway.evidence.Standings;
import io.slipway.http.IssueViews;
import io.slipway.release.Release;
import org.springframework.stereotype.Component;

/** Puts together all that the interface shows of one release. */
@Component
class ReleaseViews {

    private final Standings standings;
    private final Builds builds;
    private final Windows windows;
    private final Agreements agreements;
    private final IssueViews issues;

    ReleaseViews(Standings standings, Builds builds, Windows windows, Agreements agreements, IssueViews issues) {
        this.standings = standings;
        this.builds = builds;
        this.windows = windows;
        this.agreements = agreements;
        this.issues = issues;
    }

    ReleaseView of(Release release) {
        return ReleaseView.of(
                release,
                standings.of(release),
                builds.current(release).orElse(null),
                windows.of(release.key()),
                agreements.of(release.key()),
                issues.of(release).orElse(null));
    }
}
