package io.slipway.approval;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.process.Answers;
import io.slipway.programme.Programmes;
import io.slipway.release.PlainTime;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Takes the date that was planned: in the future, outside freezes, and only for a release with a roadmap reference. */
@Component
class SchedulePlanned implements TaskListener {

    private final Releases releases;
    private final Programmes programmes;
    private final ReleaseCalendar calendar;
    private final Clock clock;

    SchedulePlanned(Releases releases, Programmes programmes, ReleaseCalendar calendar, Clock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        if (release.roadmapReference() == null) {
            throw new RuleBroken(key + " has no roadmap reference and cannot be scheduled; add it to the scope");
        }
        var date = date(Answers.text(task, "scheduledDate"));
        if (date.isBefore(clock.instant().atZone(programme.timeZone()).toLocalDate())) {
            throw new RuleBroken(PlainTime.of(date) + " has passed; choose one that lies ahead");
        }
        var noon = date.atTime(LocalTime.NOON).atZone(programme.timeZone()).toInstant();
        calendar.freezeReason(programme, release.type(), noon).ifPresent(reason -> {
            throw new RuleBroken(
                    "Nothing is released on " + PlainTime.of(date) + ": " + reason + ". Choose another date");
        });
        releases.schedule(key, date);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new RuleBroken("'" + text + "' is not a date; choose the day of the release");
        }
    }
}
