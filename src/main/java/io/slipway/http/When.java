package io.slipway.http;

import io.slipway.programme.Programme;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes times for people, in the time zone of the programme. */
@Component("when")
class When {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm z", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.UK);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm z", Locale.UK);

    public String at(@Nullable Instant instant, Programme programme) {
        return instant == null ? "" : MOMENT.format(instant.atZone(programme.timeZone()));
    }

    /** Returns the span, with the day written once if it begins and ends on the same one. */
    public String span(Instant from, Instant to, Programme programme) {
        var start = from.atZone(programme.timeZone());
        var end = to.atZone(programme.timeZone());
        var last = start.toLocalDate().equals(end.toLocalDate()) ? CLOCK.format(end) : MOMENT.format(end);
        return MOMENT.format(start) + " to " + last;
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** Returns the moment as the value of a {@code datetime-local} field. */
    public String field(Instant instant, Programme programme) {
        return FIELD.format(instant.atZone(programme.timeZone()));
    }

    public String since(Instant from, Instant now) {
        var time = Duration.between(from, now);
        if (time.toHours() < 1) {
            return time.toMinutes() < 1 ? "a moment" : time.toMinutes() + " min";
        }
        return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " days";
    }
}
