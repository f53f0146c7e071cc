package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.programme.Mhhs;
import io.slipway.testing.Requirement;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingsTest {

    @ParameterizedTest(name = "from {0}: {1}")
    @Requirement("M-034")
    @CsvSource({
        "2024-05-01, 2024-05-07",
        "2024-05-07, 2024-05-07",
        "2024-05-08, 2024-06-04",
        "2024-09-30, 2024-10-01",
        "2024-12-04, 2025-01-07",
        "2026-11-28, 2026-12-01",
    })
    void theWorkingGroupMeetsOnTheFirstTuesdayOfEachMonth(LocalDate day, LocalDate next) {
        assertThat(Meetings.next(Mhhs.programme().meetings().get(0), day)).isEqualTo(next);
    }

    @Test
    @Requirement("M-034")
    void everyMonthHasOne() {
        var year = Meetings.between(
                Mhhs.programme().meetings().get(0), LocalDate.parse("2025-01-01"), LocalDate.parse("2025-12-31"));

        assertThat(year).hasSize(12).allSatisfy(day -> {
            assertThat(day.getDayOfWeek()).isEqualTo(java.time.DayOfWeek.TUESDAY);
            assertThat(day.getDayOfMonth()).isLessThanOrEqualTo(7);
        });
    }
}
