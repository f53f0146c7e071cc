package io.slipway.build;

import java.time.Instant;

/**
 * What a person recorded about a test.
 *
 * @param test what was tested, for example {@code Load test}
 * @param subject ticket or site the result is about, or {@code release}
 */
public record TestResult(
        String build,
        String test,
        String subject,
        boolean passed,
        String detail,
        String recordedBy,
        Instant recordedAt) {}
