package io.slipway.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a known time.
 *
 * @param uid what it is known by for ever, whatever becomes of its dates
 * @param end the moment at which it is over; for whole days the beginning of the next one
 * @param environment where it happens; null where it concerns the programme as a whole
 * @param party at whose place of the environment; null where at that of nobody in particular
 * @param release the key of the release it belongs to; null where it is of the programme's own plan
 * @param provisional whether its dates are not agreed yet
 * @param note what else is to be known of it; empty where there is nothing
 * @param concerns the parties it concerns; none where it concerns all
 */
public record CalendarEntry(
        String uid,
        Kind kind,
        String programme,
        String title,
        Instant start,
        Instant end,
        boolean wholeDays,
        @Nullable String environment,
        @Nullable String party,
        @Nullable String release,
        boolean provisional,
        String note,
        Set<String> concerns) {

    public CalendarEntry {
        concerns = Set.copyOf(concerns);
    }

    /** What kinds of things there are, in the order in which those of one moment are told. */
    public enum Kind {
        /** Nothing is deployed, but what is exempt. */
        FREEZE,
        /** A span in which an environment is tested in. */
        STAGE,
        /** A release that the programme announced long ago. */
        MILESTONE,
        /** A release of which only the day is known. */
        RELEASE,
        /** A release goes to an environment. */
        WINDOW,
        /** People meet. */
        MEETING
    }

    public boolean concerns(String someone) {
        return concerns.isEmpty() || concerns.contains(someone);
    }

    public boolean meets(Instant from, Instant to) {
        return start.isBefore(to) && end.isAfter(from);
    }

    public LocalDate firstDay(ZoneId zone) {
        return start.atZone(zone).toLocalDate();
    }

    public LocalDate lastDay(ZoneId zone) {
        return end.minusNanos(1).atZone(zone).toLocalDate();
    }
}
