package io.slipway.calendar;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The deadlines that models ask for. Moments are dates and not text, which the engine would read in the machine's time
 * zone.
 */
@Component("deadlines")
public class Deadlines {

    /** How long a task that is due at once may lie before it is late, where the programme sets no pace. */
    private static final Duration UNTOUCHED = Duration.ofHours(1);

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

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

    /**
     * Whether a task that was opened then should have been done by now. What is due as it opens cannot be late in the same
     * moment: it is when it has lain untouched for as long as one of its pace may.
     */
    public boolean isLate(String programme, String releaseType, Instant opened, Instant due) {
        var urgent = programmes.get(programme).releaseType(releaseType).urgent();
        var patience = opened.plus(urgent == null ? UNTOUCHED : urgent.escalateAfter());
        return (patience.isAfter(due) ? patience : due).isBefore(clock.instant());
    }

    /** Returns until when those consulted may answer; the end of a day, sooner where users wait. For a timer of any kind. */
    public Date consultUntil(String programme, String releaseType) {
        var found = programmes.get(programme);
        var urgent = found.releaseType(releaseType).urgent();
        return urgent == null
                ? endOfDay(found, after(found, found.timing().consultFor()))
                : Date.from(clock.instant().plus(urgent.consultFor()));
    }

    private static Date endOfDay(Programme programme, Date moment) {
        var day = LocalDate.ofInstant(moment.toInstant(), programme.timeZone());
        return Date.from(day.atTime(END_OF_DAY).atZone(programme.timeZone()).toInstant());
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
