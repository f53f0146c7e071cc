package io.slipway.release;

import io.slipway.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in messages that people read, on the clock of the programme. */
public final class PlainTime {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy 'at' HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);

    private PlainTime() {}

    /** For example {@code Thu 12 Mar 2026 at 10:00 (London time)}. */
    public static String of(Programme programme, Instant moment) {
        var zone = programme.timeZone();
        return MOMENT.format(moment.atZone(zone)) + " (" + city(zone) + " time)";
    }

    public static String of(LocalDate day) {
        return DAY.format(day);
    }

    private static String city(ZoneId zone) {
        return zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
    }
}
