package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.programme.Flip;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo can be played on any day, and shows what a freeze is. */
class DemoProgrammesTest {

    private final ReleaseCalendar calendar = new ReleaseCalendar();

    @ParameterizedTest(name = "started at {0}")
    @ValueSource(
            strings = {
                "2026-10-05T09:00:00Z",
                "2026-11-27T12:00:00Z",
                "2026-12-17T23:59:59Z",
                "2026-12-25T10:00:00Z",
                "2027-01-04T22:00:00Z",
                "2027-03-28T01:00:00Z",
                "2027-10-31T00:30:00Z",
                "2028-02-29T12:00:00Z",
                "2031-12-31T23:59:59Z",
            })
    void noFreezeStandsInTheWayOfTheNextWeeksAndOneLiesSomeMonthsAhead(Instant start) {
        var flip = played(start, true).get("flip");

        assertThat(IntStream.range(0, 12 * 7)
                        .mapToObj(day -> calendar.freezeReason(flip, "planned", start.plus(Duration.ofDays(day)))))
                .allSatisfy(reason -> assertThat(reason).isEmpty());
        assertThat(IntStream.range(12 * 7, 26 * 7)
                        .mapToObj(day -> calendar.freezeReason(flip, "planned", start.plus(Duration.ofDays(day)))))
                .anySatisfy(reason -> assertThat(reason).isPresent());
    }

    @Test
    void aFreezeKeepsItsLengthAndItsDaysOfTheWeek() {
        var file = Flip.programme().freezes().get(0);
        var moved = played(Instant.parse("2026-12-25T10:00:00Z"), true)
                .get("flip")
                .freezes()
                .get(0);

        assertThat(moved.from().getDayOfWeek()).isEqualTo(file.from().getDayOfWeek());
        assertThat(moved.from().until(moved.to())).isEqualTo(file.from().until(file.to()));
        assertThat(moved.reason()).isEqualTo(file.reason());
        assertThat(moved.exempt()).isEqualTo(file.exempt());
    }

    @Test
    void aFreezeThatLiesFarEnoughAheadStaysWhereItIsAndSoDoAllWhenAsked() {
        var file = Flip.programme();

        assertThat(played(Instant.parse("2026-06-01T10:00:00Z"), true).all()).containsExactly(file);
        assertThat(played(Instant.parse("2026-12-25T10:00:00Z"), false).all()).containsExactly(file);
    }

    private static DemoProgrammes played(Instant start, boolean moving) {
        return new DemoProgrammes(Flip.programmes(), moving, Clock.fixed(start, ZoneOffset.UTC));
    }
}
