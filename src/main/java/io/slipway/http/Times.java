package io.slipway.http;

import io.slipway.programme.Programme;
import io.slipway.words.ReadableTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages call to write times, on the clock of the programme. */
@Component("times")
class Times {

    private static final ReadableTime UTC = new ReadableTime(ZoneId.of("UTC"));

    public String at(@Nullable Instant instant, Programme programme) {
        return instant == null ? "" : programme.time().onPage(instant);
    }

    /** Returns the moment in UTC, where it concerns no programme. */
    public String at(Instant instant) {
        return UTC.onPage(instant);
    }

    public String span(Instant from, Instant to, Programme programme) {
        return programme.time().onPage(from, to);
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "" : ReadableTime.day(day);
    }

    public String field(Instant instant, Programme programme) {
        return programme.time().inInput(instant);
    }

    public String since(Instant from, Instant now) {
        return ReadableTime.between(from, now);
    }
}
