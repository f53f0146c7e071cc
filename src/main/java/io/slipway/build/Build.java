package io.slipway.build;

import java.util.List;

/**
 * A build manifest, frozen once registered: the name stands for these bytes for ever.
 *
 * @param digest SHA-256 over components, flags and fixes in canonical order, lower-case hexadecimal
 * @param fixes tickets whose fix the build contains
 */
public record Build(
        String programme,
        String name,
        String digest,
        List<Component> components,
        List<Flag> flags,
        List<String> fixes) {

    /** @param sha256 of the artefact file, lower-case hexadecimal */
    public record Component(String component, String version, String artefact, String sha256) {}

    /** A feature flag: one value for all sites, changed only by deploying another build (F-127, F-128). */
    public record Flag(String flag, boolean enabled) {}
}
