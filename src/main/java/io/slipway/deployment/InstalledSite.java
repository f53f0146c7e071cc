package io.slipway.deployment;

import io.slipway.release.ReleaseKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a site runs.
 *
 * @param software what runs there, in the words of the programme (F-090)
 * @param build null while no run has told
 * @param declared whether people said so and no run of Ansible saw it
 */
public record InstalledSite(
        String environment,
        String site,
        String name,
        String software,
        boolean onboarded,
        @Nullable String build,
        @Nullable ReleaseKey release,
        @Nullable String run,
        boolean declared,
        @Nullable Instant since) {}
