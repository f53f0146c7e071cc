package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.testing.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A business day's notice lasts until the same time of day one business day later, on the clock of the programme. */
class NoticeTimeTest {

    private final Programme mhhs = Mhhs.programme();
    private final NoticeTime time = new NoticeTime(new BusinessDays());

    @ParameterizedTest(name = "delivered {0}, satisfied {1}: {2}")
    @Requirement({"M-094", "M-095", "X-19"})
    @CsvSource({
        "2024-03-27T10:00:00Z, 2024-03-28T10:00:00Z, the next day in an ordinary week",
        "2024-03-28T10:00:00Z, 2024-04-02T09:00:00Z, the Thursday before Easter: Tuesday at the earliest and summer"
                + " time",
        "2024-03-28T23:59:00Z, 2024-04-02T22:59:00Z, late on the Thursday before Easter",
        "2024-03-29T10:00:00Z, 2024-04-02T23:00:00Z, Good Friday counts from the beginning of Tuesday",
        "2024-04-01T10:00:00Z, 2024-04-02T23:00:00Z, Easter Monday too",
        "2024-05-24T14:30:00Z, 2024-05-28T14:30:00Z, the Friday before the bank holiday on which IR7 comes",
        "2024-05-27T08:00:00Z, 2024-05-28T23:00:00Z, that bank holiday itself",
        "2024-08-23T15:00:00Z, 2024-08-27T15:00:00Z, IR8 comes to SIT B on the Tuesday after the one in August",
        "2024-11-22T16:00:00Z, 2024-11-25T16:00:00Z, from Friday to Monday afternoon",
        "2024-11-23T16:00:00Z, 2024-11-26T00:00:00Z, Saturday counts from the beginning of Monday",
        "2024-12-24T12:00:00Z, 2024-12-27T12:00:00Z, over Christmas",
        "2024-10-25T13:00:00Z, 2024-10-28T14:00:00Z, the same time of day although the clocks went back",
    })
    void aBusinessDaysNoticeEndsAtTheSameTimeOfTheNextBusinessDay(Instant delivered, Instant satisfied, String why) {
        for (var type : new String[] {"minor", "patch"}) {
            assertThat(time.satisfied(mhhs, notice(type), delivered)).as(type).isEqualTo(satisfied);
        }
    }

    @ParameterizedTest(name = "{0} and an hour, whatever the day")
    @Requirement("M-096")
    @CsvSource({
        "2024-03-29T22:30:00Z, 2024-03-29T23:30:00Z",
        "2024-03-31T00:30:00Z, 2024-03-31T01:30:00Z",
        "2024-10-27T00:30:00Z, 2024-10-27T01:30:00Z"
    })
    void anEmergencyIsAnnouncedByTheClock(Instant delivered, Instant satisfied) {
        assertThat(time.satisfied(mhhs, notice("emergency"), delivered)).isEqualTo(satisfied);
    }

    @Test
    void aMajorWaitsForAsManyBusinessDaysAsItAsksFor() {
        var twoWeeks = new Programme.Notice(10, null);

        assertThat(time.satisfied(mhhs, twoWeeks, Instant.parse("2024-05-20T09:00:00Z")))
                .isEqualTo("2024-06-04T09:00:00Z");
    }

    @Test
    void aDayThatTheProgrammeAddsIsNoBusinessDay() {
        var withHoliday = Mhhs.changed("extraHolidays: []", "extraHolidays: [2024-06-04]");

        assertThat(time.satisfied(withHoliday, notice("patch"), Instant.parse("2024-06-03T09:00:00Z")))
                .isEqualTo("2024-06-05T09:00:00Z");
    }

    @Test
    @Requirement("X-19")
    void theDocumentsOwnDatesAreKnownForWhatTheyAre() {
        var days = new BusinessDays();

        assertThat(days.isOne(mhhs, LocalDate.parse("2024-05-27")))
                .as("IR7 in SIT A")
                .isFalse();
        assertThat(days.isOne(mhhs, LocalDate.parse("2024-06-03")))
                .as("IR7 in SIT B")
                .isTrue();
        assertThat(days.isOne(mhhs, LocalDate.parse("2024-08-26")))
                .as("the day before IR8 in SIT B")
                .isFalse();
        assertThat(days.isOne(mhhs, LocalDate.parse("2024-08-27")))
                .as("IR8 in SIT B")
                .isTrue();
    }

    @Test
    void itsLengthIsSaidInWords() {
        assertThat(NoticeStanding.words(notice("minor"))).isEqualTo("1 business day");
        assertThat(NoticeStanding.words(new Programme.Notice(10, null))).isEqualTo("10 business days");
        assertThat(NoticeStanding.words(notice("emergency"))).isEqualTo("1 h");
        assertThat(NoticeStanding.words(new Programme.Notice(null, Duration.ofMinutes(90))))
                .isEqualTo("1 h 30 min");
    }

    private Programme.Notice notice(String type) {
        return Objects.requireNonNull(mhhs.releaseType(type).notice());
    }
}
