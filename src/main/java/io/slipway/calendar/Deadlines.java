package io.slipway.calendar;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * The deadlines that models ask for. Moments are dates and not text, which the engine would read in the machine's time
 * zone.
 */
@Component("deadlines")
public class Deadlines {

    private final Programmes programmes;
    private final BusinessDays businessDays;
    private final Clock clock;

    Deadlines(Programmes programmes, BusinessDays businessDays, Clock clock) {
        this.programmes = programmes;
        this.businessDays = businessDays;
        this.clock = clock;
    }

    /** Returns when a task that begins now is due; for a task's due date. */
    public Date due(String programme) {
        var found = programmes.get(programme);
        return after(found, found.timing().taskDue());
    }

    /** Returns the due date of a task that cannot wait, because users are affected or a deployment stands still. */
    public Date atOnce() {
        return Date.from(clock.instant());
    }

    /** Returns until when those consulted may answer; for a timer of any kind. */
    public Date consultUntil(String programme) {
        var found = programmes.get(programme);
        return after(found, found.timing().consultFor());
    }

    /** Returns how often overdue tasks are brought to mind, as a timer cycle such as {@code R/P1D}. */
    public String reminderCycle(String programme) {
        return "R/" + programmes.get(programme).timing().remindEvery();
    }

    /** Returns how long a deployment may run before it is reported, as a timer duration such as {@code PT45M}. */
    public String deploymentOverdue(String programme) {
        return programmes.get(programme).timing().deploymentOverdue().toString();
    }

    /** Whole days are business days; what is shorter than a day runs around the clock. */
    private Date after(Programme programme, Duration span) {
        var now = clock.instant().atZone(programme.timeZone());
        var day = businessDays.after(programme, now.toLocalDate(), span.toDays());
        var rest = span.minusDays(span.toDays());
        return Date.from(day.atTime(now.toLocalTime())
                .atZone(programme.timeZone())
                .plus(rest)
                .toInstant());
    }
}
