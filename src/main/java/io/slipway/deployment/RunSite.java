package io.slipway.deployment;

import io.slipway.words.PlainText;
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

    private static final int LONGEST_VERSION = 100;
    private static final int LONGEST_DETAIL = 1000;

    public RunSite {
        version = kept(version, LONGEST_VERSION);
        detail = kept(detail, LONGEST_DETAIL);
    }

    public RunSite notStarted(String reason) {
        return new RunSite(site, host, SiteOutcome.NOT_STARTED, false, null, reason);
    }

    /** The fate of the run is unknown: what had no result may have been changed, and goes back if the run does. */
    public RunSite lost(String reason) {
        return outcome == SiteOutcome.NOT_STARTED || outcome == SiteOutcome.INCOMPLETE
                ? new RunSite(site, host, SiteOutcome.INCOMPLETE, true, null, reason)
                : this;
    }

    private static @Nullable String kept(@Nullable String text, int longest) {
        return text == null ? null : PlainText.cut(PlainText.storable(text), longest);
    }
}
