package io.slipway.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.CalendarEntry;
import io.slipway.calendar.CalendarEntry.Kind;
import io.slipway.http.pages.PictureRow.Placed;
import io.slipway.programme.Flip;
import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.testing.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The picture of the calendar: what stands in which row, and where. */
class CalendarPictureTest {

    private static final LocalDate FROM = LocalDate.parse("2024-06-03");
    private static final LocalDate TO = LocalDate.parse("2024-06-30");

    private final Programme mhhs = Mhhs.programme();

    @Test
    @Requirement({"M-037", "M-044"})
    void anEnvironmentHasARowAndBelowItOneForEachPartyThatSomethingHappensTo() {
        var picture = picture(
                mhhs,
                List.of(
                        window(mhhs, "MHHS-DCC-0.1.0.0", "sit-b", "dcc", Set.of("dcc", "supplier-a")),
                        window(mhhs, "MHHS-HELIX-0.1.0.0", "sit-b", "elexon", Set.of()),
                        window(mhhs, "MHHS-DIP-0.1.0.0", "uit", "avanade", Set.of())));

        assertThat(picture.rows())
                .extracting(PictureRow::name)
                .containsExactly(
                        "SIT A",
                        "SIT B",
                        "Elexon (Helix)",
                        "DCC (Smart Metering and Central Switching Service)",
                        "UIT",
                        "Avanade (Data Integration Platform)");
        assertThat(row(picture, "SIT B").heading()).isTrue();
        assertThat(row(picture, "SIT B").shapes()).isEmpty();
        assertThat(row(picture, "Elexon (Helix)").shapes())
                .extracting(Placed::label)
                .containsExactly("MHHS-HELIX-0.1.0.0");
    }

    @Test
    void aWindowOfAllStandsWithEveryPartyItConcerns() {
        var flip = Flip.programme();
        var picture = picture(
                flip,
                List.of(window(flip, "FLIP-1.4.0.0", "production", null, Set.of("trust-kch", "answer", "ai-centre"))));

        assertThat(picture.rows())
                .extracting(PictureRow::name)
                .containsExactly(
                        "Production (All Trusts)", "Answer Digital", "King's College Hospital", "Low-use windows");
        assertThat(row(picture, "Low-use windows").shapes()).as("four a week").hasSize(16);
    }

    @Test
    void theScaleIsThatOfTheCalendar() {
        var picture = picture(mhhs, List.of());
        var day = (CalendarPicture.RIGHT - CalendarPicture.LEFT) / 28;

        assertThat(picture.months()).singleElement().satisfies(month -> {
            assertThat(month.label()).isEqualTo("June 2024");
            assertThat(month.x()).isEqualTo(CalendarPicture.LEFT);
            assertThat(month.width()).isEqualTo(CalendarPicture.RIGHT - CalendarPicture.LEFT);
        });
        assertThat(picture.weeks()).extracting(week -> week.label()).containsExactly("3", "10", "17", "24");
        assertThat(picture.weeks().get(1).x()).isCloseTo(CalendarPicture.LEFT + 7 * day, within(0.1));
        assertThat(picture.at(Instant.parse("2024-06-09T23:00:00Z")))
                .isEqualTo(picture.weeks().get(1).x());
        assertThat(picture.at(Instant.parse("2024-07-09T23:00:00Z"))).isNull();
    }

    @Test
    void nothingCoversAnythingElseAndNothingLeavesThePicture() {
        var many = java.util.stream.IntStream.range(0, 12)
                .mapToObj(number -> window(mhhs, "MHHS-DCC-0." + number + ".0.0", "sit-b", "dcc", Set.of()))
                .toList();
        var picture = picture(mhhs, many);

        var row = row(picture, "DCC (Smart Metering and Central Switching Service)");
        assertThat(row.shapes()).extracting(Placed::y).doesNotHaveDuplicates();
        assertThat(row.shapes()).allSatisfy(one -> {
            assertThat(one.y()).isGreaterThan(row.y());
            assertThat(one.y() + one.height()).isLessThan(row.bottom());
        });
        assertThat(picture.height()).isGreaterThan(row.bottom());
    }

    @Test
    void whatBeginsBeforeOrEndsAfterIsDrawnAsFarAsItIsSeen() {
        var stage = new CalendarEntry(
                "s",
                Kind.STAGE,
                "mhhs",
                "SIT Functional",
                Instant.parse("2024-03-04T00:00:00Z"),
                Instant.parse("2024-10-25T23:00:00Z"),
                true,
                "sit-a",
                null,
                null,
                true,
                "",
                Set.of());

        assertThat(row(picture(mhhs, List.of(stage)), "SIT A").shapes())
                .singleElement()
                .satisfies(bar -> {
                    assertThat(bar.shape().x()).isEqualTo(CalendarPicture.LEFT);
                    assertThat(bar.shape().width()).isEqualTo(CalendarPicture.RIGHT - CalendarPicture.LEFT);
                    assertThat(bar.shape().kind()).isEqualTo("bar stage provisional");
                    assertThat(bar.inside()).isTrue();
                });
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.api.Assertions.within(value);
    }

    private static PictureRow row(CalendarPicture picture, String name) {
        return picture.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CalendarPicture picture(Programme programme, List<CalendarEntry> entries) {
        return new CalendarPicture(programme, FROM, TO, entries, List.of());
    }

    private static CalendarEntry window(
            Programme programme, String release, String place, @Nullable String party, Set<String> concerns) {
        return new CalendarEntry(
                release,
                Kind.WINDOW,
                programme.id(),
                release + " Fixes",
                Instant.parse("2024-06-17T12:00:00Z"),
                Instant.parse("2024-06-17T16:00:00Z"),
                false,
                place,
                party,
                release,
                false,
                "",
                concerns);
    }
}
