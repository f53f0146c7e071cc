package io.slipway.http;

import io.slipway.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the calendar somebody asks for.
 *
 * @param party whom it has to concern; null where that does not matter
 * @param to the last day of the span
 * @param asked what they asked in their own words, without the page
 */
public record CalendarQuery(
        List<Programme> programmes, @Nullable String party, LocalDate from, LocalDate to, Map<String, String> asked) {

    /** Returns when the span begins for the first of the programmes. */
    public Instant start() {
        return programmes.stream()
                .map(programme -> from.atStartOfDay(programme.timeZone()).toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Returns when it is over for the last of them. */
    public Instant end() {
        return programmes.stream()
                .map(programme ->
                        to.plusDays(1).atStartOfDay(programme.timeZone()).toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
