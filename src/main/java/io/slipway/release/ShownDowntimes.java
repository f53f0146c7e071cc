package io.slipway.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What users were shown of a release's downtime; the room that shows it to them knows, withdrawing asks. */
public interface ShownDowntimes {

    /** Whether the product was asked, with or without success, to tell its users of a downtime of the release. */
    boolean wasAsked(ReleaseKey release);

    /** Whether users were told, after this moment, that the downtime of the window is over. */
    boolean isOver(ReleaseKey release, int window, Instant since);

    /** Returns the times in which users were told that they are kept out, the earliest first. */
    List<Shown> shown(ReleaseKey release);

    /**
     * @param window the number of the downtime window; 0 where an issue kept users out
     * @param until null while it goes on
     */
    record Shown(int window, Instant since, @Nullable Instant until) {}
}
