package io.slipway.documents;

import io.slipway.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as the programme's people say them. */
final class PlainTime {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

    private PlainTime() {}

    static String of(LocalDate date) {
        return DAY.format(date);
    }

    static String of(Programme programme, Instant moment) {
        return MOMENT.format(moment.atZone(programme.timeZone()));
    }
}
