package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.programme.Flip;
import io.slipway.programme.Programme;
import io.slipway.testing.Requirement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

    private final Programme flip = Flip.programme();
    private final ReleaseCalendar calendar = new ReleaseCalendar();
    private final BusinessDays businessDays = new BusinessDays();

    @ParameterizedTest(name = "{0} is a business day: {1}")
    @CsvSource({
        "2026-11-23, true",
        "2026-11-28, false",
        "2026-11-29, false",
        "2026-12-24, true",
        "2026-12-25, false",
        "2026-12-28, false",
        "2026-12-29, true",
        "2027-01-01, false",
        "2027-01-04, true",
        "2026-11-30, true",
        "2027-03-29, false",
        "2027-05-03, false",
        "2027-08-30, false",
        "2027-08-02, true",
    })
    @Requirement("X-19")
    void knowsTheBankHolidaysOfEnglandAndWales(LocalDate date, boolean businessDay) {
        assertThat(businessDays.isOne(flip, date)).isEqualTo(businessDay);
    }

    @Test
    void countsBusinessDaysOverChristmas() {
        assertThat(businessDays.after(flip, LocalDate.parse("2026-12-24"), 2)).isEqualTo("2026-12-30");
        assertThat(businessDays.after(flip, LocalDate.parse("2026-12-26"), 0)).isEqualTo("2026-12-26");
    }

    @Test
    void bothDaysOfAFreezeAreFrozen() {
        assertThat(calendar.freezeReason(flip, "planned", Instant.parse("2026-12-17T23:59:59Z")))
                .isEmpty();
        assertThat(calendar.freezeReason(flip, "planned", Instant.parse("2026-12-18T00:00:00Z")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("Christmas"));
        assertThat(calendar.freezeReason(flip, "planned", Instant.parse("2027-01-04T23:59:59Z")))
                .isPresent();
        assertThat(calendar.freezeReason(flip, "planned", Instant.parse("2027-01-05T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void aFreezeDoesNotHoldUpTheChangeTypesItExempts() {
        assertThat(calendar.freezeReason(flip, "hotfix", Instant.parse("2026-12-24T22:00:00Z")))
                .isEmpty();
    }

    @Requirement("F-014")
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2026-12-01T19:00:00Z, 2026-12-01T22:00:00Z, weekday-evening",
        "2026-12-01T18:59:00Z, 2026-12-01T21:00:00Z, ",
        "2026-12-01T20:00:00Z, 2026-12-01T22:01:00Z, ",
        "2026-12-07T19:00:00Z, 2026-12-07T20:00:00Z, ",
        "2026-12-06T09:00:00Z, 2026-12-06T12:00:00Z, sunday",
        "2026-12-06T09:00:00Z, 2026-12-13T12:00:00Z, ",
        "2026-07-07T18:00:00Z, 2026-07-07T21:00:00Z, weekday-evening",
    })
    void knowsWhenFewUsersAreDisturbed(Instant start, Instant end, String window) {
        assertThat(calendar.lowUse(flip, start, end).map(Programme.LowUseWindow::id))
                .isEqualTo(java.util.Optional.ofNullable(window));
    }

    @Test
    void deadlinesFallOnBusinessDaysAtTheSameTimeOfDayAndAdviceEndsWithOne() {
        var friday = Clock.fixed(Instant.parse("2026-11-27T15:30:00Z"), ZoneOffset.UTC);
        var deadlines = new Deadlines(Flip.programmes(), businessDays, friday);

        assertThat(deadlines.due("flip")).isEqualTo(Instant.parse("2026-12-01T15:30:00Z"));
        assertThat(deadlines.consultUntil("flip", "planned")).isEqualTo(Instant.parse("2026-12-02T23:59:00Z"));
        assertThat(deadlines.deploymentOverdue("flip")).isEqualTo("PT45M");
    }

    @ParameterizedTest(name = "{0}: due {1}, advice until {2}")
    @CsvSource({
        // Christmas Day and Boxing Day fall on a weekend's edge, so that Monday the 28th is a bank holiday
        "2026-12-24T15:00:00Z, 2026-12-30T15:00:00Z, 2026-12-31T23:59:00Z",
        "2026-12-31T23:30:00Z, 2027-01-05T23:30:00Z, 2027-01-06T23:59:00Z",
        // the same time of day, or its end, although the clocks have changed in between
        "2027-03-26T15:00:00Z, 2027-03-31T14:00:00Z, 2027-04-01T22:59:00Z",
        "2027-10-29T14:00:00Z, 2027-11-02T15:00:00Z, 2027-11-03T23:59:00Z",
        // in the hour that comes twice
        "2027-10-31T00:30:00Z, 2027-11-02T01:30:00Z, 2027-11-03T23:59:00Z",
        "2027-10-31T01:30:00Z, 2027-11-02T01:30:00Z, 2027-11-03T23:59:00Z",
        "2028-02-28T10:00:00Z, 2028-03-01T10:00:00Z, 2028-03-02T23:59:00Z",
        "2028-02-29T10:00:00Z, 2028-03-02T10:00:00Z, 2028-03-03T23:59:00Z",
    })
    void deadlinesHoldOverHolidaysAndChangesOfTheClock(Instant begin, Instant due, Instant advice) {
        var deadlines = new Deadlines(Flip.programmes(), businessDays, Clock.fixed(begin, ZoneOffset.UTC));

        assertThat(deadlines.due("flip")).isEqualTo(due);
        assertThat(deadlines.consultUntil("flip", "planned")).isEqualTo(advice);
        assertThat(deadlines.consultUntil("flip", "hotfix")).isEqualTo(begin.plusSeconds(3600));
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2027-03-28T07:00:00Z, 2027-03-28T19:00:00Z, sunday",
        "2027-03-28T06:59:00Z, 2027-03-28T10:00:00Z, ",
        "2027-10-31T08:00:00Z, 2027-10-31T20:00:00Z, sunday",
        "2027-10-31T07:00:00Z, 2027-10-31T10:00:00Z, ",
        "2028-02-29T19:00:00Z, 2028-02-29T22:00:00Z, weekday-evening",
        "2028-02-29T23:30:00Z, 2028-03-01T00:30:00Z, ",
    })
    void lowUseIsReadOnTheClockOfTheProgrammeOnOddDaysToo(Instant start, Instant end, String window) {
        assertThat(calendar.lowUse(flip, start, end).map(Programme.LowUseWindow::id))
                .isEqualTo(java.util.Optional.ofNullable(window));
    }

    @ParameterizedTest(name = "{0}, opened {1}, due {2}: {3}")
    @CsvSource({
        // due as it opens
        "planned, 2026-12-01T10:00:00Z, 2026-12-01T10:00:00Z, 2026-12-01T11:00:00Z, false",
        "planned, 2026-12-01T10:00:00Z, 2026-12-01T10:00:00Z, 2026-12-01T11:00:01Z, true",
        "hotfix, 2026-12-01T10:00:00Z, 2026-12-01T10:00:00Z, 2026-12-01T10:30:00Z, false",
        "hotfix, 2026-12-01T10:00:00Z, 2026-12-01T10:00:00Z, 2026-12-01T10:30:01Z, true",
        // due later
        "planned, 2026-12-01T10:00:00Z, 2026-12-03T10:00:00Z, 2026-12-03T10:00:00Z, false",
        "planned, 2026-12-01T10:00:00Z, 2026-12-03T10:00:00Z, 2026-12-03T10:00:01Z, true",
    })
    void whatIsDueAsItOpensIsLateOnlyAWhileAfter(String type, Instant opened, Instant due, Instant now, boolean late) {
        var deadlines = new Deadlines(Flip.programmes(), businessDays, Clock.fixed(now, ZoneOffset.UTC));

        assertThat(deadlines.isLate("flip", type, opened, due)).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-03, 2026-12-03T19:00:00Z",
        "2026-12-06, 2026-12-06T08:00:00Z",
        "2026-12-07, ",
        "2027-07-01, 2027-07-01T18:00:00Z",
    })
    @Requirement("F-014")
    void aPlannedDayHasItsLowUseTime(LocalDate day, Instant start) {
        assertThat(calendar.lowUseStart(flip, day)).isEqualTo(java.util.Optional.ofNullable(start));
    }

    @Test
    void aReminderComesBackInATimersTerms() {
        var deadlines = new Deadlines(Flip.programmes(), businessDays, Clock.systemUTC());

        assertThat(deadlines.reminderCycle("flip")).isEqualTo("R/PT24H");
    }
}
