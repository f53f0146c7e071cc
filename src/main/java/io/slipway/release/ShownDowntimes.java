package io.slipway.release;

/** What users were shown of a release's downtime; the room that shows it to them knows, withdrawing asks. */
public interface ShownDowntimes {

    /** Whether the product was asked, with or without success, to tell its users of a downtime of the release. */
    boolean wasAsked(ReleaseKey release);
}
