package io.slipway.release;

import java.time.Instant;

/** What users were shown of a release's downtime; the room that shows it to them knows, withdrawing asks. */
public interface ShownDowntimes {

    /** Whether the product was asked, with or without success, to tell its users of a downtime of the release. */
    boolean wasAsked(ReleaseKey release);

    /** Whether users were told, after this moment, that the downtime of the window is over. */
    boolean isOver(ReleaseKey release, int window, Instant since);
}
