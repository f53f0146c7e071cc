package io.slipway.release;

import java.time.Instant;

/**
 * One report of an issue in live operation; an issue may be reported many times.
 *
 * @param source what brought it, for example {@code service-desk} or {@code person}
 * @param delivery what tells this report from another one of the same source
 */
public record IssueReport(String source, String delivery, String reportedBy, String summary, Instant reportedAt) {}
