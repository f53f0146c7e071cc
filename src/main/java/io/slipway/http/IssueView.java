package io.slipway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.downtime.Assessment;
import io.slipway.programme.Programme;
import io.slipway.release.IssueNews;
import io.slipway.release.IssueReport;
import io.slipway.release.LiveIssue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issue that a release deals with, and what is known of it.
 *
 * @param references what it was called, the first one first
 * @param news what the service desk says of it by now, where that is something else
 * @param reports every time it was reported, the oldest first
 * @param assessment null until somebody has assessed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssueView(
        LiveIssue issue,
        List<String> references,
        @Nullable IssueNews news,
        List<IssueReport> reports,
        @Nullable Assessment assessment) {

    /** Whether nobody can use the service now. */
    public boolean offline() {
        return assessment != null && assessment.offline();
    }

    /** Returns what it has become, in the words of the programme. */
    public @Nullable String becomes(Programme programme) {
        return news == null
                ? null
                : news.words(place -> programme.environment(place).name());
    }
}
