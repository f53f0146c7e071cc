package io.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.downtime.WindowRecord;
import io.slipway.programme.Flip;
import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.testing.Requirement;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class StartTermsTest {

    private static final LocalDate LAST = LocalDate.of(2025, 5, 1);

    @TempDir
    Path data;

    @Test
    @Requirement("M-019")
    void afterItsMilestoneNothingIsReleasedByTheseRules() {
        var until = Mhhs.changed(
                "name: MHHS Programme milestone M14", "name: MHHS Programme milestone M14, date: 2025-05-01");

        assertThatCode(() -> StartTerms.checkValidity(until, LAST)).doesNotThrowAnyException();
        assertThatThrownBy(() -> StartTerms.checkValidity(until, LAST.plusDays(1)))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("Nothing is released on Fri 2 May 2025: the rules of Market-wide")
                .hasMessageContaining("hold up to M14 (MHHS Programme milestone M14), Thu 1 May 2025");
    }

    @Test
    @Requirement("M-019")
    void nothingIsStartedScheduledOrGivenAWindowAfterIt() {
        var until = Flip.changed("changeTypes:", """
                validUntil: { milestone: M1, name: The end, date: 2026-12-01 }
                changeTypes:""");
        var record = new ReleaseRecord(data, only(until));
        var key = record.begin("1.4.0.0").key();
        var downtimes = WindowRecord.apart(record.db, record.releases, record.programmes);
        var last = LocalDate.of(2026, 12, 1);

        record.releases.schedule(key, last);
        assertThat(record.releases.get(key).scheduledDate()).isEqualTo(last);
        assertThatThrownBy(() -> record.releases.schedule(key, last.plusDays(1)))
                .hasMessageContaining("hold up to M1 (The end), Tue 1 Dec 2026. Choose a day before");
        var eleven = Instant.parse("2026-12-01T23:00:00Z");
        downtimes.refuseOverlap(key, eleven, eleven.plusSeconds(7200));
        assertThatThrownBy(() -> downtimes.refuseOverlap(key, eleven.plusSeconds(3600), eleven.plusSeconds(7200)))
                .hasMessageContaining("Nothing is released on Wed 2 Dec 2026");

        var over = new ReleaseRecord(data, only(Flip.changed("changeTypes:", """
                validUntil: { milestone: M1, name: The end, date: 2026-11-22 }
                changeTypes:""")));
        assertThatThrownBy(
                        () -> over.releases.start(request("flip", "planned", Terms.NONE, List.of()), "release-manager"))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("Nothing is released on Mon 23 Nov 2026: the rules of FLIP");
        assertThat(over.db
                        .sql("SELECT COUNT(*) FROM slw_release")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static Programmes only(Programme programme) {
        return new Programmes() {

            @Override
            public List<Programme> all() {
                return List.of(programme);
            }

            @Override
            public Programme get(String id) {
                return programme;
            }
        };
    }

    @Test
    @Requirement("M-019")
    void aMilestoneWithoutADateRefusesNothing() {
        assertThatCode(() -> StartTerms.checkValidity(Mhhs.programme(), LAST.plusYears(20)))
                .doesNotThrowAnyException();
    }

    @Test
    @Requirement("M-085")
    void aPartyWhoseKindTouchesNobodySaysWhomItTouches() {
        var mhhs = Mhhs.changed(
                "kind: supplier\n  - id: supplier-b", "kind: supplier\n    shortCode: SUPA\n  - id: supplier-b");
        var request = request("mhhs", "minor", Terms.of("supplier-a"), List.of("agent-a", "dcc", "agent-a"));

        StartTerms.check(mhhs, mhhs.releaseType("minor"), request);
        assertThat(StartTerms.impacted(mhhs, request)).containsExactly("agent-a", "dcc");
        assertThat(StartTerms.kind(mhhs, request)).contains("supplier");
    }

    @Test
    void whereVersionsCountForTheProgrammeNobodyIsAskedWhoseReleaseItIs() {
        var flip = Flip.programme();

        StartTerms.check(flip, flip.releaseType("planned"), request("flip", "planned", Terms.NONE, List.of()));
        assertThatThrownBy(() -> StartTerms.check(
                        flip, flip.releaseType("planned"), request("flip", "planned", Terms.of("answer"), List.of())))
                .isInstanceOf(FieldBroken.class)
                .hasMessageContaining("Planned release of FLIP federated learning platform is no party's own")
                .hasMessageContaining("leave the party out");
    }

    private static StartRequest request(String programme, String type, Terms terms, List<String> impacted) {
        return new StartRequest(programme, type, "Title", "Reason", null, null, null, null, terms, impacted);
    }
}
