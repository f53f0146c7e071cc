package io.slipway.http;

import io.slipway.release.Assessments;
import io.slipway.release.LiveIssues;
import io.slipway.release.Release;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what is known of the issue of a release. */
@Component
class IssueViews {

    private final LiveIssues issues;
    private final Assessments assessments;

    IssueViews(LiveIssues issues, Assessments assessments) {
        this.issues = issues;
        this.assessments = assessments;
    }

    /** Returns nothing for a release that was planned. */
    Optional<IssueView> of(Release release) {
        var key = release.key();
        return issues.of(key)
                .map(issue -> new IssueView(
                        issue, issues.reports(key), assessments.find(key).orElse(null)));
    }
}
