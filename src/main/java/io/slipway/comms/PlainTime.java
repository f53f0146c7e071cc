package io.slipway.comms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people say them, on the clock of the programme. */
record PlainTime(ZoneId zone) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'on' EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

    /** For example {@code 21:30 on Thursday 3 December (London time)}. */
    String of(Instant moment) {
        return MOMENT.format(moment.atZone(zone)) + " (" + city() + " time)";
    }

    String of(LocalDate day) {
        return DAY.format(day);
    }

    private String city() {
        return zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
    }
}
