package io.slipway.build;

import io.slipway.release.ReleaseKey;
import java.time.Instant;

/** An uploaded file that proves a test, kept by its digest for ever. */
public record TestEvidence(
        String id,
        ReleaseKey release,
        String build,
        String ticket,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        String uploadedBy,
        Instant uploadedAt) {}
