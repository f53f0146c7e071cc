package io.slipway.deployment;

import io.slipway.release.ReleaseKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a site runs.
 *
 * @param aide whether AIDE is installed there beside the product (F-090)
 * @param build null while no run has told
 */
public record InstalledSite(
        String environment,
        String site,
        String name,
        boolean aide,
        boolean onboarded,
        @Nullable String build,
        @Nullable ReleaseKey release,
        @Nullable String run,
        @Nullable Instant since) {}
