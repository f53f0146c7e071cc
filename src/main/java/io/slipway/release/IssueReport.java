package io.slipway.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report of an issue in live operation; an issue may be reported many times.
 *
 * @param source what brought it, for example {@code service-desk} or {@code person}
 * @param delivery what tells this report from another one of the same source
 * @param reference what the issue was called then; null, like what follows, where it was not kept or not said
 * @param ended what its source called its end; null while it was open
 */
public record IssueReport(
        String source,
        String delivery,
        String reportedBy,
        String summary,
        Instant reportedAt,
        @Nullable String reference,
        @Nullable Integer severity,
        @Nullable String environment,
        @Nullable String ended) {}
