package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.calendar.Conflict.Weight;
import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.testing.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictsTest {

    private final Programme mhhs = Mhhs.programme();
    private final BusinessDays businessDays = new BusinessDays();
    private final Slots slots = new Slots(businessDays);
    private final Conflicts conflicts = new Conflicts(slots, businessDays, new ReleaseCalendar());

    @Test
    void aWindowInItsSlotOnAFreeDayWithoutTestsMeetsNothing() {
        assertThat(of(window("minor", "dcc", "uit", "2025-02-03T13:00:00Z", "2025-02-03T17:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}, {2} to {3}: refused {4}")
    @CsvSource({
        "elexon, sit-b, 2025-02-03T14:00:00Z, 2025-02-03T15:00:00Z, true",
        "elexon, sit-b, 2025-02-03T15:00:00Z, 2025-02-03T16:00:00Z, false",
        "elexon, sit-b, 2025-02-03T13:00:00Z, 2025-02-03T14:00:00Z, false",
        "dcc,    sit-b, 2025-02-03T14:00:00Z, 2025-02-03T15:00:00Z, false",
        "elexon, uit,   2025-02-03T14:00:00Z, 2025-02-03T15:00:00Z, false",
        ",       sit-b, 2025-02-03T14:30:00Z, 2025-02-03T14:40:00Z, true",
    })
    void twoWindowsOnOneEnvironmentOfAPartyAreRefused(
            @Nullable String party, String environment, Instant start, Instant end, boolean refused) {
        var taken = new PlannedWindow(
                "MHHS-HELIX-1.1.0.0",
                "minor",
                "elexon",
                "sit-b",
                Instant.parse("2025-02-03T14:00:00Z"),
                Instant.parse("2025-02-03T15:00:00Z"));
        var found = conflicts.of(
                mhhs, new PlannedWindow("MHHS-X-1.0.0.0", "minor", party, environment, start, end), List.of(taken));

        assertThat(found.stream().anyMatch(conflict -> conflict.weight() == Weight.REFUSED))
                .isEqualTo(refused);
        if (refused) {
            assertThat(found.get(0).said())
                    .isEqualTo("The window would overlap that of MHHS-HELIX-1.1.0.0 in SIT B, Mon 3 Feb 2025, 14:00 to"
                            + " 15:00 (London time), 1 h; choose a time before or after it");
        }
    }

    @Test
    @Requirement("M-071")
    void anEnvironmentThatAPartySharesWithAnotherIsTakenInBoth() {
        var inA = window("minor", "recco", "sit-a", "2025-02-03T13:00:00Z", "2025-02-03T17:00:00Z");
        var inB = window("minor", "recco", "sit-b", "2025-02-03T16:00:00Z", "2025-02-03T17:00:00Z");

        assertThat(conflicts.of(mhhs, inB, List.of(inA)))
                .extracting(Conflict::weight)
                .contains(Weight.REFUSED);
    }

    @Test
    @Requirement({"M-026", "M-072"})
    void aWindowInTheTestScheduleOfItsEnvironmentIsFlaggedAndSaysWhenTheDatesAreNotAgreed() {
        var found = of(window("minor", "dcc", "sit-b", "2024-07-01T12:00:00Z", "2024-07-01T16:00:00Z"));

        assertThat(found)
                .extracting(Conflict::weight, Conflict::said)
                .containsExactly(tuple(
                        Weight.FLAGGED,
                        "SIT Functional Settlement Testing is planned in SIT B from Mon 3 Jun 2024 to Mon 26 Aug 2024"
                                + " (provisional); agree the window with those who test then"));
    }

    @Test
    @Requirement({"M-059", "M-060", "X-12"})
    void outsideItsSlotAReasonIsNeeded() {
        assertThat(of(window("patch", "dcc", "uit", "2025-02-03T13:00:00Z", "2025-02-03T15:00:00Z")))
                .extracting(Conflict::weight, Conflict::said)
                .containsExactly(tuple(
                        Weight.NEEDS_REASON,
                        "It lies outside the weekly slot (Mondays, 08:00 to 12:00); say why the fix cannot wait for it,"
                                + " or why the environment can better be spared then"));
        assertThat(of(window("emergency", "dcc", "uit", "2025-02-05T13:00:00Z", "2025-02-05T15:00:00Z")))
                .as("it comes when it has to")
                .isEmpty();
    }

    @Test
    @Requirement("X-19")
    void aDayThatIsNoBusinessDayNeedsAReason() {
        assertThat(of(window("major", "dcc", "uit", "2024-05-27T08:00:00Z", "2024-05-27T12:00:00Z")))
                .extracting(Conflict::weight, Conflict::said)
                .containsExactly(tuple(
                        Weight.NEEDS_REASON,
                        "Mon 27 May 2024 is no business day; say who is at work then, or choose another day"));
    }

    @Test
    void nothingGoesIntoAFreeze() {
        var frozen = Mhhs.changed(
                "freezes: []", "freezes: [{ from: 2025-02-01, to: 2025-02-10, reason: Audit, exempt: [emergency] }]");
        var window = window("minor", "dcc", "uit", "2025-02-03T13:00:00Z", "2025-02-03T17:00:00Z");

        assertThat(conflicts.of(frozen, window, List.of()))
                .extracting(Conflict::weight, Conflict::said)
                .containsExactly(tuple(
                        Weight.REFUSED,
                        "Nothing is deployed then: Audit (Sat 1 Feb 2025 to Mon 10 Feb 2025); choose another window"));
        assertThat(conflicts.nextFree(frozen, window, Instant.parse("2025-01-31T00:00:00Z"), List.of()))
                .hasValueSatisfying(slot -> assertThat(slot.day()).isEqualTo("2025-02-17"));
    }

    @ParameterizedTest(name = "{0} from {1}: {2}, {3} to {4}")
    @Requirement({"M-058", "M-059", "M-095", "X-12", "X-19"})
    @CsvSource({
        "patch, 2025-01-31T12:00:00Z, 2025-02-03, 2025-02-03T08:00:00Z, 2025-02-03T12:00:00Z",
        "minor, 2025-01-31T12:00:00Z, 2025-02-03, 2025-02-03T13:00:00Z, 2025-02-03T17:00:00Z",
        "patch, 2025-02-03T08:01:00Z, 2025-02-10, 2025-02-10T08:00:00Z, 2025-02-10T12:00:00Z",
        // Easter Monday is none, so the slot moves to Tuesday
        "patch, 2024-03-28T10:00:00Z, 2024-04-02, 2024-04-02T07:00:00Z, 2024-04-02T11:00:00Z",
        // the bank holiday in August, as the programme itself planned around it
        "minor, 2024-08-23T10:00:00Z, 2024-08-27, 2024-08-27T12:00:00Z, 2024-08-27T16:00:00Z",
    })
    void theNextSlotIsOnABusinessDay(String type, Instant soonest, LocalDate day, Instant start, Instant end) {
        assertThat(slots.next(mhhs, type, soonest, slot -> true)).hasValueSatisfying(slot -> {
            assertThat(slot.day()).isEqualTo(day);
            assertThat(slot.start()).isEqualTo(start);
            assertThat(slot.end()).isEqualTo(end);
        });
    }

    @Test
    @Requirement("X-19")
    void aPatchAnnouncedOnTheThursdayBeforeEasterLandsOnTuesday() {
        var announced = Instant.parse("2024-03-28T10:00:00Z");
        var notice = mhhs.releaseType("patch").notice();
        var soonest = new NoticeTime(businessDays).satisfied(mhhs, java.util.Objects.requireNonNull(notice), announced);
        var window = window("patch", "dcc", "uit", "2024-04-02T09:00:00Z", "2024-04-02T11:00:00Z");

        assertThat(soonest).isEqualTo("2024-04-02T09:00:00Z");
        assertThat(window.start()).isAfterOrEqualTo(soonest);
        assertThat(of(window)).as("the Monday slot has moved to that day").isEmpty();
        assertThat(Slots.words(
                        mhhs, slots.next(mhhs, "patch", announced, slot -> true).orElseThrow()))
                .isEqualTo("Tue 2 Apr 2024, 08:00 to 12:00 (London time), 4 h; it moved there from Mon 1 Apr 2024,"
                        + " which is no business day");
    }

    @Test
    @Requirement("M-058")
    void aSlotThatIsTakenIsNotProposed() {
        var window = window("minor", "dcc", "sit-a", "2025-02-03T13:00:00Z", "2025-02-03T15:00:00Z");
        var taken = window("minor", "dcc", "sit-a", "2025-02-03T13:30:00Z", "2025-02-03T14:00:00Z");

        assertThat(conflicts.nextFree(mhhs, window, Instant.parse("2025-02-01T00:00:00Z"), List.of(taken)))
                .hasValueSatisfying(slot -> assertThat(slot.day()).isEqualTo("2025-02-10"));
    }

    private List<Conflict> of(PlannedWindow window) {
        return conflicts.of(mhhs, window, List.of());
    }

    private static PlannedWindow window(String type, String party, String environment, String start, String end) {
        return new PlannedWindow(
                "MHHS-DCC-1.1.0.0", type, party, environment, Instant.parse(start), Instant.parse(end));
    }
}
