package io.slipway.release;

/**
 * An issue in live operation.
 *
 * @param reference its key in the service desk, for example {@code SD-4711} (F-100)
 * @param severity 1 (blocker) to 5 (trivial)
 * @param environment where it was found, for example {@code production} (F-098)
 */
public record LiveIssue(String reference, int severity, String environment, String summary) {}
