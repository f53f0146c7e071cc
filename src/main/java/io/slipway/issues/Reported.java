package io.slipway.issues;

import io.slipway.release.IssueReport;
import io.slipway.release.LiveIssue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of an issue in live operation at one moment.
 *
 * @param reference its key in the service desk now
 * @param origin the id under which its source knows it whatever happens to it; null where the source has none
 * @param formerly the key that it bore until now, where it has just got another
 * @param severity null only of an issue that is at an end
 * @param environment null only of an issue that is at an end
 * @param ended what its source calls its end; null while it is open
 */
public record Reported(
        String reference,
        @Nullable String origin,
        @Nullable String formerly,
        @Nullable Integer severity,
        @Nullable String environment,
        String summary,
        @Nullable String ended) {

    static Reported of(LiveIssue issue) {
        return new Reported(
                issue.reference(), null, null, issue.severity(), issue.environment(), issue.summary(), null);
    }

    /** Returns the open issue. */
    LiveIssue issue() {
        return new LiveIssue(reference, Objects.requireNonNull(severity), Objects.requireNonNull(environment), summary);
    }

    /** Whether that report said the same of the issue, whatever words described it. */
    boolean isSaidBy(IssueReport other) {
        return reference.equals(other.reference())
                && Objects.equals(severity, other.severity())
                && Objects.equals(environment, other.environment())
                && Objects.equals(ended, other.ended());
    }
}
