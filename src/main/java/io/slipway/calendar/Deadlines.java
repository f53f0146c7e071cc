package io.slipway.calendar;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
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

    /** Returns the due date of a task at the pace of its change: when one that is urgent counts as untouched. */
    public Date soon(String programme, String releaseType) {
        var urgent = programmes.get(programme).releaseType(releaseType).urgent();
        return urgent == null ? due(programme) : Date.from(clock.instant().plus(urgent.escalateAfter()));
    }

    /** Returns until when those consulted may answer; sooner where users wait. For a timer of any kind. */
    public Date consultUntil(String programme, String releaseType) {
        var found = programmes.get(programme);
        var urgent = found.releaseType(releaseType).urgent();
        return urgent == null
                ? after(found, found.timing().consultFor())
                : Date.from(clock.instant().plus(urgent.consultFor()));
    }

    /** Returns how often people are told how an urgent change stands, as a timer cycle such as {@code R/PT1H}. */
    public String statusCycle(String programme, String releaseType) {
        return "R/" + urgent(programme, releaseType).statusEvery();
    }

    /** Returns how often untouched tasks of an urgent change are looked for, as a timer cycle. */
    public String escalationCycle(String programme, String releaseType) {
        return "R/" + urgent(programme, releaseType).escalateAfter();
    }

    /** Returns how often overdue tasks are brought to mind, as a timer cycle such as {@code R/P1D}. */
    public String reminderCycle(String programme) {
        return "R/" + programmes.get(programme).timing().remindEvery();
    }

    /** Returns how long a deployment may run before it is reported, as a timer duration such as {@code PT45M}. */
    public String deploymentOverdue(String programme) {
        return programmes.get(programme).timing().deploymentOverdue().toString();
    }

    private Programme.Urgent urgent(String programme, String releaseType) {
        return Objects.requireNonNull(
                programmes.get(programme).releaseType(releaseType).urgent(),
                () -> "Release type '" + releaseType + "' of " + programme + " needs its pace under 'urgent'");
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
