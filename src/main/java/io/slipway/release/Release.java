package io.slipway.release;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A release as it stands in our own record; where its lifecycle is, the engine knows.
 *
 * @param version null for a record that releases nothing, such as a root cause analysis of its own
 */
public record Release(
        ReleaseKey key,
        String programme,
        String type,
        @Nullable Version version,
        String title,
        String reason,
        @Nullable String planReference,
        @Nullable String build,
        @Nullable String notesSummary,
        @Nullable LocalDate scheduledDate,
        String requestedBy,
        Instant requestedAt,
        @Nullable String processInstanceId,
        @Nullable String withdrawnReason) {

    /** Returns what people call it within the programme: its version, or its number where it has none. */
    public String number() {
        return key.number();
    }
}
