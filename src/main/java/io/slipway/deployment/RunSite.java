package io.slipway.deployment;

import org.jspecify.annotations.Nullable;

/**
 * A planned site of a run and what happened there.
 *
 * @param changed whether the run changed anything at the site, or may have
 * @param version what the site runs since then, where the run said so
 */
public record RunSite(
        String site,
        String host,
        SiteOutcome outcome,
        boolean changed,
        @Nullable String version,
        @Nullable String detail) {

    RunSite notStarted(String reason) {
        var words = reason.substring(0, Math.min(1000, reason.length()));
        return new RunSite(site, host, SiteOutcome.NOT_STARTED, false, null, words);
    }
}
