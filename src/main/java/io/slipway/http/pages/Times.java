package io.slipway.http.pages;

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

    /** Returns the clock alone for a moment of today, as people say it while it lasts. */
    public String clock(@Nullable Instant instant, Instant now, Programme programme) {
        return instant == null ? "" : programme.time().clock(instant, now);
    }

    public String length(Instant from, Instant to) {
        return ReadableTime.length(from, to);
    }

    /** Returns a title as it stands inside a sentence; what begins with an abbreviation keeps its capitals. */
    public String inside(String title) {
        var abbreviated = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        return abbreviated || title.isEmpty() ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
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
