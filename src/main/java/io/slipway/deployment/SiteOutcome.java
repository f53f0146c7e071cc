package io.slipway.deployment;

/** What is known to have happened at a planned site. INCOMPLETE: it was changed, or may have been, and gave no result. */
public enum SiteOutcome {
    SUCCEEDED,
    FAILED,
    UNREACHABLE,
    INCOMPLETE,
    NOT_STARTED
}
