package io.slipway.http;

import io.slipway.calendar.CalendarEntry;
import io.slipway.programme.Programme;
import io.slipway.words.ReadableTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the calendar as programs and the page's table read it.
 *
 * @param to the moment at which it is over; for whole days the beginning of the next one
 */
public record EntryView(
        String uid,
        CalendarEntry.Kind kind,
        String programme,
        String title,
        Instant from,
        Instant to,
        boolean wholeDays,
        @Nullable String environment,
        @Nullable String party,
        @Nullable String release,
        boolean provisional,
        String note) {

    public static EntryView of(CalendarEntry entry) {
        return new EntryView(
                entry.uid(),
                entry.kind(),
                entry.programme(),
                entry.title(),
                entry.start(),
                entry.end(),
                entry.wholeDays(),
                entry.environment(),
                entry.party(),
                entry.release(),
                entry.provisional(),
                entry.note());
    }

    /** Returns its time as people read it, whole days as days. */
    public String when(Programme programme) {
        if (!wholeDays) {
            return programme.time().onPage(from, to);
        }
        var first = from.atZone(programme.timeZone()).toLocalDate();
        var last = to.minusNanos(1).atZone(programme.timeZone()).toLocalDate();
        return first.equals(last) ? ReadableTime.day(first) : ReadableTime.day(first) + " to " + ReadableTime.day(last);
    }
}
