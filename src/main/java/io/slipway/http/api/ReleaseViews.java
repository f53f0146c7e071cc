package io.slipway.http.api;

import io.slipway.build.Builds;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.Windows;
import io.slipway.evidence.Standings;
import io.slipway.http.IssueViews;
import io.slipway.readiness.ReleaseParts;
import io.slipway.release.ImpactedParties;
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
    private final ReleaseParts parts;
    private final ImpactedParties impacted;

    ReleaseViews(
            Standings standings,
            Builds builds,
            Windows windows,
            Agreements agreements,
            IssueViews issues,
            ReleaseParts parts,
            ImpactedParties impacted) {
        this.standings = standings;
        this.builds = builds;
        this.windows = windows;
        this.agreements = agreements;
        this.issues = issues;
        this.parts = parts;
        this.impacted = impacted;
    }

    ReleaseView of(Release release) {
        return ReleaseView.of(
                release,
                standings.of(release),
                impacted.of(release.key()),
                builds.current(release).orElse(null),
                windows.of(release.key()),
                agreements.of(release.key()),
                issues.of(release).orElse(null),
                parts.of(release.key()));
    }
}
