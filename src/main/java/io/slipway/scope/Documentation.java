package io.slipway.scope;

import org.jspecify.annotations.Nullable;

/**
 * Whether a system document must change for the release, why, and where the updated one is.
 *
 * @param document its name in forms, for example {@code training}
 * @param title its name for people
 */
public record Documentation(
        String document,
        String title,
        boolean needed,
        String reason,
        @Nullable String link,
        String decidedBy,
        @Nullable String updatedBy) {}
