package io.slipway.http;

import io.slipway.downtime.Outages;
import io.slipway.release.Release;
import io.slipway.release.ReleaseIssues;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what is known of the issue of a release. */
@Component
public class IssueViews {

    private final ReleaseIssues issues;
    private final Outages assessments;

    IssueViews(ReleaseIssues issues, Outages assessments) {
        this.issues = issues;
        this.assessments = assessments;
    }

    /** Returns nothing for a release that was planned. */
    public Optional<IssueView> of(Release release) {
        var key = release.key();
        return issues.of(key)
                .map(issue -> new IssueView(
                        issue,
                        issues.references(key),
                        issues.news(key).orElse(null),
                        issues.reports(key),
                        assessments.find(key).orElse(null)));
    }
}
