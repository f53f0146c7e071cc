package io.slipway.approval;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.downtime.Outages;
import io.slipway.process.AnswerTaker;
import io.slipway.process.Answers;
import io.slipway.process.TaskProperty;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.words.ReadableTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Takes dates that lie ahead. The task's property {@code dates} says what the date in each field is: the {@code releaseDay},
 * outside freezes and only with a place in the plan, or when the fix is expected in production, {@code fixExpected}, which
 * stays as it is where the form may leave it open and nothing is answered.
 */
@Component
@TaskProperty(
        name = "dates",
        of = TaskProperty.Of.FIELDS,
        values = {DatesSet.RELEASE_DAY, DatesSet.FIX_EXPECTED})
class DatesSet implements AnswerTaker {

    static final String RELEASE_DAY = "releaseDay";
    static final String FIX_EXPECTED = "fixExpected";

    private final Releases releases;
    private final Programmes programmes;
    private final ReleaseCalendar calendar;
    private final Outages outages;
    private final FormReading forms;
    private final Clock clock;

    DatesSet(
            Releases releases,
            Programmes programmes,
            ReleaseCalendar calendar,
            Outages outages,
            FormReading forms,
            Clock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.calendar = calendar;
        this.outages = outages;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public void take(DelegateTask task) {
        var release = releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var programme = programmes.get(release.programme());
        CheckClaim.rules(task).named("dates").forEach((field, date) -> {
            if (date.equals(RELEASE_DAY)) {
                releases.schedule(release.key(), releaseDay(task, field, release, programme));
            } else {
                expectFix(task, field, release, programme);
            }
        });
    }

    private LocalDate releaseDay(DelegateTask task, String field, Release release, Programme programme) {
        if (release.planReference() == null) {
            throw new RuleBroken(release.key() + " has no plan reference and cannot be scheduled; add it to the scope");
        }
        var date = Answers.day(task, field).orElseThrow(() -> new RuleBroken("Choose the day of the release"));
        if (date.isBefore(clock.instant().atZone(programme.timeZone()).toLocalDate())) {
            throw new RuleBroken(ReadableTime.day(date) + " has passed; choose one that lies ahead");
        }
        var noon = date.atTime(LocalTime.NOON).atZone(programme.timeZone()).toInstant();
        calendar.freezeReason(programme, release.type(), noon).ifPresent(reason -> {
            throw new RuleBroken(
                    "Nothing is released on " + ReadableTime.day(date) + ": " + reason + ". Choose another date");
        });
        return date;
    }

    private void expectFix(DelegateTask task, String field, Release release, Programme programme) {
        var answer = Answers.instant(task, field, programme.timeZone());
        if (answer.isEmpty() && forms.of(task).required().contains(field)) {
            throw new RuleBroken("Say when the fix is expected");
        }
        answer.ifPresent(moment -> {
            checkAhead(moment, programme);
            outages.expectFix(release.key(), moment);
            releases.schedule(release.key(), moment.atZone(programme.timeZone()).toLocalDate());
        });
    }

    private void checkAhead(Instant moment, Programme programme) {
        if (!moment.isAfter(clock.instant())) {
            throw new RuleBroken("The fix is expected on " + programme.time().inMessage(moment)
                    + ", which has passed; choose a later time");
        }
    }
}
