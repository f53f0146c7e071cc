package io.slipway.calendar;

/**
 * What stands against a planned window.
 *
 * @param said what it is and how to mend it, in a sentence without its full stop
 */
public record Conflict(Weight weight, String said) {

    /** What follows from it. */
    public enum Weight {
        /** The window cannot be. */
        REFUSED,
        /** It may be, and whoever sets it says why. */
        NEEDS_REASON,
        /** It may be; those who set it, approve it or are hit by it see it. */
        FLAGGED
    }
}
