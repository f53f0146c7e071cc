package io.slipway.comms;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.programme.Flip;
import io.slipway.release.ReleaseKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A calendar that takes the entry shows the downtime at the right moment, whatever the clocks do that night. */
class InvitationTest {

    @ParameterizedTest(name = "from {0}")
    @CsvSource({
        "2026-12-25T20:00:00Z, 20261225T200000Z, 20261225T220000Z",
        "2027-03-28T00:30:00Z, 20270328T003000Z, 20270328T023000Z",
        "2027-10-31T00:30:00Z, 20271031T003000Z, 20271031T023000Z",
        "2028-02-29T23:00:00Z, 20280229T230000Z, 20280301T010000Z",
    })
    void timesNeedNoTimeZone(Instant start, String from, String to) {
        var invite = new Invites.Invite(
                new ReleaseKey("FLIP-1.4.0.0"),
                1,
                "trust-kch",
                "uid",
                0,
                CalendarMethod.REQUEST,
                start,
                start.plus(Duration.ofHours(2)));
        var party = Flip.programme().party("trust-kch");
        var entry = new Invitation(invite, "Downtime", "FLIP is down", "http://localhost/", "slipway@flip.example")
                .to(new Recipient(party, "KCH", "kch@kch.example", "informed"), start);

        assertThat(entry).contains("DTSTART:" + from, "DTEND:" + to).doesNotContain("TZID");
    }

    @Test
    void noLineOfACalendarFileIsLongerThan75Octets() {
        var description = "Für Ärztinnen & Ärzte 😀 ".repeat(40);
        var invite = new Invites.Invite(
                new ReleaseKey("FLIP-1.4.0.0"),
                1,
                "kch",
                "uid@slipway",
                1,
                CalendarMethod.REQUEST,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60));
        var invitation = new Invitation(
                invite, "Downtime of FLIP ".repeat(10), description, "https://slipway.example/", "slipway@kch.example");

        var file = invitation.to(
                new Recipient(Flip.programme().parties().get(0), "Siobhán O'Brien", "siobhan.o'brien@kch.example", ""),
                Instant.EPOCH);

        assertThat(file).endsWith("\r\n");
        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains(description.strip(), "mailto:siobhan.o'brien@kch.example");
    }
}
