package io.slipway.calendar;

import io.slipway.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/**
 * How long a notice has to have lain with those it went to (M-094 to M-096). A business day's notice lasts from the moment it
 * was delivered until the same time of day one business day later, on the clock of the programme; what is delivered on a day
 * that is none counts from the beginning of the next one. What is shorter than a day runs round the clock.
 */
@Component
public class NoticeTime {

    private final BusinessDays businessDays;

    NoticeTime(BusinessDays businessDays) {
        this.businessDays = businessDays;
    }

    /** Returns the moment from which what was announced may happen to those whom the notice reached then. */
    public Instant satisfied(Programme programme, Programme.Notice length, Instant delivered) {
        var days = length.businessDays();
        if (days != null) {
            return days == 0 ? delivered : later(programme, delivered.atZone(programme.timeZone()), days);
        }
        var period = length.period();
        return period == null ? delivered : delivered.plus(period);
    }

    private Instant later(Programme programme, ZonedDateTime delivered, int days) {
        var counted = businessDays.isOne(programme, delivered.toLocalDate())
                ? delivered
                : next(programme, delivered.toLocalDate()).atStartOfDay(programme.timeZone());
        return businessDays
                .after(programme, counted.toLocalDate(), days)
                .atTime(counted.toLocalTime())
                .atZone(programme.timeZone())
                .withLaterOffsetAtOverlap()
                .toInstant();
    }

    private LocalDate next(Programme programme, LocalDate day) {
        return businessDays.after(programme, day, 1);
    }
}
