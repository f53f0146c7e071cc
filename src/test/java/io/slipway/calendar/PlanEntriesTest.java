package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.calendar.CalendarEntry.Kind;
import io.slipway.programme.Flip;
import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.testing.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanEntriesTest {

    private final Programme mhhs = Mhhs.programme();
    private final PlanEntries plan = new PlanEntries(new BusinessDays());

    @Test
    @Requirement({"M-044", "M-045", "M-046", "M-047", "M-048", "M-049", "M-050", "M-051", "X-19"})
    void theAnnouncedReleasesHaveTheirDayTheirPurposeAndWhetherTheyAreCertain() {
        assertThat(of(mhhs, Kind.MILESTONE))
                .extracting(
                        CalendarEntry::title,
                        entry -> entry.firstDay(mhhs.timeZone()).toString(),
                        CalendarEntry::provisional,
                        CalendarEntry::environment,
                        CalendarEntry::note)
                .containsExactly(
                        tuple("IR2.1", "2023-10-23", false, null, "Code Release to enable the CIT Test phase"),
                        tuple(
                                "IR5.4",
                                "2024-03-04",
                                false,
                                null,
                                "Code Release to enable the SIT Functional Test phase"),
                        tuple(
                                "IR7 (SIT A)",
                                "2024-05-27",
                                false,
                                "sit-a",
                                "Code Release to enable the SIT Migration Test phase. Mon 27 May 2024 is no business"
                                        + " day"),
                        tuple("IR7 (SIT B)", "2024-06-03", false, "sit-b", "Code Release to populate the SIT-B"),
                        tuple(
                                "IR8 (SIT A)",
                                "2024-08-19",
                                true,
                                "sit-a",
                                "Code Release to enable the SIT Functional Cycle 3"),
                        tuple(
                                "IR8 (SIT B)",
                                "2024-08-27",
                                true,
                                "sit-b",
                                "Code Release to enable the SIT Non-Functional Cycle 3"));
    }

    @Test
    @Requirement({"M-026", "M-037", "M-072"})
    void stagesOfTestsHaveTheirEnvironmentAndAreProvisionalUntilAgreed() {
        assertThat(of(mhhs, Kind.STAGE))
                .hasSize(8)
                .allMatch(CalendarEntry::provisional)
                .filteredOn(stage -> "sit-b".equals(stage.environment()))
                .first()
                .satisfies(stage -> {
                    assertThat(stage.title()).isEqualTo("SIT Functional Settlement Testing");
                    assertThat(stage.firstDay(mhhs.timeZone())).isEqualTo("2024-06-03");
                    assertThat(stage.lastDay(mhhs.timeZone())).isEqualTo("2024-08-26");
                    assertThat(stage.concerns("elexon"))
                            .as("it has a place there")
                            .isTrue();
                    assertThat(stage.concerns("supplier-a"))
                            .as("it has a place nowhere")
                            .isTrue();
                });
        var agreed = Mhhs.changed(
                "from: 2024-06-03, to: 2024-08-26, provisional: true",
                "from: 2024-06-03, to: 2024-08-26, provisional: false");
        assertThat(of(agreed, Kind.STAGE))
                .filteredOn(stage -> !stage.provisional())
                .hasSize(1);
    }

    @Test
    @Requirement("M-034")
    void theMeetingIsThereOnTheFirstTuesdayOfEachMonth() {
        assertThat(of(mhhs, Kind.MEETING))
                .filteredOn(meeting -> meeting.start().isAfter(Instant.parse("2024-05-01T00:00:00Z")))
                .first()
                .satisfies(meeting -> {
                    assertThat(meeting.title()).isEqualTo("Environment Working Group");
                    assertThat(meeting.firstDay(mhhs.timeZone())).isEqualTo("2024-05-07");
                });
    }

    @Test
    void freezesOfOneReasonKeepTheirNamesWhenTheirDatesMove() {
        var flip = Flip.programme();
        var freeze = of(flip, Kind.FREEZE).get(0);
        var moved = flip.withFreezes(flip.freezes().stream()
                .map(one ->
                        new Programme.Freeze(one.from().plusDays(1), one.to().plusDays(1), one.reason(), one.exempt()))
                .toList());

        assertThat(freeze.title()).startsWith("Freeze: Christmas and New Year");
        assertThat(freeze.note()).isEqualTo("Exempt: Unplanned (hotfix) release");
        assertThat(freeze.firstDay(flip.timeZone())).isEqualTo("2026-12-18");
        assertThat(freeze.lastDay(flip.timeZone())).isEqualTo("2027-01-04");
        assertThat(of(moved, Kind.FREEZE).get(0).uid()).isEqualTo(freeze.uid());
    }

    private List<CalendarEntry> of(Programme programme, Kind kind) {
        var from =
                LocalDate.parse("2023-01-01").atStartOfDay(programme.timeZone()).toInstant();
        var to =
                LocalDate.parse("2027-12-31").atStartOfDay(programme.timeZone()).toInstant();
        return plan.entries(programme, from, to).stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
    }
}
