package io.slipway.programme;

/** What the versions of a programme count for. */
public enum VersionsPer {
    /** All its releases share one sequence. */
    PROGRAMME,
    /** Each party that releases counts for itself. */
    PARTY
}
