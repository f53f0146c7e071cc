package io.slipway.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a release is planned to go somewhere.
 *
 * @param party whose place in the environment it goes to; null where it goes to all of them
 */
public record PlannedWindow(
        String release, String releaseType, @Nullable String party, String environment, Instant start, Instant end) {

    boolean meets(PlannedWindow other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    PlannedWindow at(Instant from, Instant to) {
        return new PlannedWindow(release, releaseType, party, environment, from, to);
    }
}
