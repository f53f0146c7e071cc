package io.slipway.release;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A release as it stands in our own record; where its lifecycle is, the engine knows. */
public record Release(
        ReleaseKey key,
        String programme,
        String type,
        Version version,
        String title,
        String reason,
        @Nullable String roadmapReference,
        @Nullable String build,
        @Nullable String notesSummary,
        @Nullable LocalDate scheduledDate,
        String requestedBy,
        Instant requestedAt,
        @Nullable String processInstanceId,
        @Nullable String withdrawnReason) {}
