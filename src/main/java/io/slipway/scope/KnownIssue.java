package io.slipway.scope;

import org.jspecify.annotations.Nullable;

/**
 * A bug that is open and not mended by the release (F-070).
 *
 * @param severity 1 (blocker) to 5 (trivial)
 */
public record KnownIssue(
        String ticket,
        String summary,
        @Nullable Integer severity,
        @Nullable String workaround) {}
