package io.slipway.process;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time on the clock of a place, as forms send it, which on two nights of the year is none, or two. */
public final class LocalMoment {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("HH:mm 'on' d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private LocalMoment() {}

    /** Returns the moment; refused where the clocks skip the time or show it twice, which nobody may have to guess at. */
    public static Instant of(LocalDateTime time, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(time);
        if (offsets.size() == 1) {
            return time.toInstant(offsets.get(0));
        }
        var change = zone.getRules().getTransition(time);
        throw new IllegalArgumentException(
                offsets.isEmpty()
                        ? WORDS.format(time) + " does not exist in " + zone + ": the clocks go forward from "
                                + CLOCK.format(change.getDateTimeBefore()) + " to "
                                + CLOCK.format(change.getDateTimeAfter()) + ". Choose a time before or after that"
                        : WORDS.format(time) + " comes twice in " + zone + ": the clocks go back from "
                                + CLOCK.format(change.getDateTimeBefore()) + " to "
                                + CLOCK.format(change.getDateTimeAfter()) + ". Choose a time before "
                                + CLOCK.format(change.getDateTimeAfter()) + " or from "
                                + CLOCK.format(change.getDateTimeBefore()));
    }
}
