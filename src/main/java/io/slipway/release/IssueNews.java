package io.slipway.release;

import io.slipway.words.Spelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the service desk says of an issue by now, where that differs from what something was begun with.
 *
 * @param reference its key now; null while that is the one it had
 * @param severity null while it is the one it had
 * @param environment null while it is the one it had
 * @param ended what the service desk calls its end; null while it is open
 * @param since when it was said first
 */
public record IssueNews(
        @Nullable String reference,
        @Nullable Integer severity,
        @Nullable String environment,
        @Nullable String ended,
        Instant since) {

    /** Reads the reports, the oldest first; those that tell nothing of the issue were kept before that was written down. */
    public static Optional<IssueNews> of(LiveIssue issue, List<IssueReport> reports) {
        IssueNews newest = null;
        for (var report : reports) {
            if (report.reference() != null) {
                var next = of(issue, report);
                newest = newest != null && newest.isAs(next) ? newest : next;
            }
        }
        return Optional.ofNullable(newest).filter(IssueNews::tellsSomething);
    }

    private static IssueNews of(LiveIssue issue, IssueReport report) {
        return new IssueNews(
                report.reference() == null || Spelling.of(report.reference()).equals(Spelling.of(issue.reference()))
                        ? null
                        : report.reference(),
                report.severity() == null || report.severity() == issue.severity() ? null : report.severity(),
                issue.environment().equals(report.environment()) ? null : report.environment(),
                report.ended(),
                report.reportedAt());
    }

    /** Returns one clause for each thing that is another; {@code environments} gives the name of one from its id. */
    public String words(UnaryOperator<String> environments) {
        var clauses = new ArrayList<String>();
        if (reference != null) {
            clauses.add("was moved and is called " + reference);
        }
        if (severity != null) {
            clauses.add("has severity " + severity);
        }
        if (environment != null) {
            clauses.add("is said to be in " + environments.apply(environment));
        }
        if (ended != null) {
            clauses.add("is at an end (" + ended + ")");
        }
        var last = clauses.remove(clauses.size() - 1);
        return clauses.isEmpty() ? last : String.join(", ", clauses) + " and " + last;
    }

    private boolean tellsSomething() {
        return reference != null || severity != null || environment != null || ended != null;
    }

    private boolean isAs(IssueNews other) {
        return equals(new IssueNews(other.reference, other.severity, other.environment, other.ended, since));
    }
}
