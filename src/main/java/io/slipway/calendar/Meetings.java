package io.slipway.calendar;

import io.slipway.programme.Planning.Meeting;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.model.Recur;

/** When the meetings of a programme take place, as their recurrence rules (RFC 5545) say (M-034). */
public final class Meetings {

    private static final LocalDate BEGINNING = LocalDate.of(2020, 1, 1);
    private static final int YEARS_AHEAD = 2;

    private Meetings() {}

    /** Returns the days of the meeting between the two, both included. */
    public static List<LocalDate> between(Meeting meeting, LocalDate from, LocalDate to) {
        return rule(meeting).getDates(BEGINNING, from, to.plusDays(1)).stream()
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .toList();
    }

    /**
     * Returns the first day of the meeting from that one on.
     *
     * @throws IllegalStateException when its rule names none within two years
     */
    public static LocalDate next(Meeting meeting, LocalDate day) {
        return between(meeting, day, day.plusYears(YEARS_AHEAD)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("'" + meeting.rule() + "' names no day from " + day));
    }

    private static Recur<LocalDate> rule(Meeting meeting) {
        return new Recur<>(meeting.rule());
    }
}
