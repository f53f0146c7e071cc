package io.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.programme.Mhhs;
import io.slipway.programme.Programme;
import io.slipway.release.SiteOutcomes.SiteResult;
import io.slipway.testing.Database;
import io.slipway.testing.Requirement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where versions count per party, each has a sequence of its own, and what it makes next follows what runs. */
class PartyVersionsTest {

    private final Programme mhhs = Mhhs.programme();
    private final JdbcClient db = Database.fresh();
    private final ReleaseTable table = new ReleaseTable(db, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final List<ReleaseKey> deployed = new ArrayList<>();
    private final SiteOutcomes sites = release -> deployed.contains(release)
            ? List.of(new SiteResult("sit-a", "elexon-sit-a", 1, true, "Succeeded", null, null))
            : List.of();
    private final VersionLedger ledger = new VersionLedger(
            db, new StaticListableBeanFactory(Map.of("sites", sites)).getBeanProvider(SiteOutcomes.class));

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "major, 1.0.0.0",
        "major minor, 1.1.0.0",
        "major emergency, 1.0.0.1",
        "major patch emergency emergency emergency emergency emergency emergency emergency, 1.0.1.7",
        "major patch emergency emergency emergency emergency emergency emergency emergency patch, 1.0.2.0",
        "major patch emergency minor, 1.1.0.0",
        "major minor patch emergency major, 2.0.0.0",
    })
    @Requirement({"M-098", "M-102", "M-103", "M-104", "M-105", "M-106", "M-107", "M-108"})
    void theDocumentsOwnExamples(String types, String version) {
        var last = "";
        for (var type : types.split(" ")) {
            last = give("elexon", type);
        }

        assertThat(last).isEqualTo("MHHS-HELIX-" + version);
    }

    @Test
    @Requirement({"M-100", "M-101"})
    void providersNumberIndependently() {
        give("elexon", "major");
        give("elexon", "minor");

        assertThat(give("dcc", "major")).isEqualTo("MHHS-DCC-1.0.0.0");
        assertThat(give("elexon", "minor")).isEqualTo("MHHS-HELIX-1.2.0.0");
        assertThat(give("dcc", "patch")).isEqualTo("MHHS-DCC-1.0.1.0");
    }

    @Test
    @Requirement("M-099")
    void whatIsMadeNextFollowsWhatRunsThough() {
        deployed.add(new ReleaseKey(give("elexon", "major")));
        deployed.add(new ReleaseKey(give("elexon", "patch")));

        assertThat(give("elexon", "major")).as("on its way").isEqualTo("MHHS-HELIX-2.0.0.0");
        assertThat(give("elexon", "emergency")).isEqualTo("MHHS-HELIX-1.0.1.1");
        assertThat(give("elexon", "patch")).isEqualTo("MHHS-HELIX-1.0.2.0");
        assertThat(give("elexon", "patch")).as("given already").isEqualTo("MHHS-HELIX-1.0.3.0");

        deployed.add(new ReleaseKey("MHHS-HELIX-2.0.0.0"));
        assertThat(give("elexon", "patch")).isEqualTo("MHHS-HELIX-2.0.1.0");
    }

    @Test
    void whatRunsAtAnotherPartyIsNobodysBase() {
        deployed.add(new ReleaseKey(give("elexon", "major")));
        give("dcc", "major");
        give("dcc", "minor");

        assertThat(give("dcc", "patch")).isEqualTo("MHHS-DCC-1.1.1.0");
    }

    @Test
    @Requirement("M-099")
    void aVersionInsistedOnIsTheNextOfItsPartyAndItsOwnerIsNamed() {
        give("elexon", "major");

        assertThatThrownBy(() -> next("elexon", "minor", Version.parse("1.0.0.0")))
                .hasMessageContaining("belongs to MHHS-HELIX-1.0.0.0 (Fixes) for all time");
        assertThatThrownBy(() -> next("dcc", "minor", Version.parse("1.1.0.0")))
                .hasMessageContaining("does not follow 0.0.0.0; choose 0.1.0.0");
        assertThat(next("elexon", "minor", Version.parse("1.1.0.0"))).hasToString("1.1.0.0");
    }

    @Test
    void twoThatWantTheSameAtTheSameMomentDoNotBothGetIt() {
        var version = next("elexon", "major", null);
        insert("elexon", "major", version);

        assertThatThrownBy(() -> insert("elexon", "major", version))
                .isInstanceOf(VersionTaken.class)
                .hasMessageContaining("MHHS-HELIX-1.0.0.0 was given to another release at this moment");
        insert("dcc", "major", version);
    }

    @Test
    void aCodeThatChangedDoesNotLetAVersionBeGivenTwice() {
        give("elexon", "major");
        var renamed = Mhhs.changed("shortCode: HELIX", "shortCode: ELEXON");

        assertThat(ledger.next(renamed, renamed.releaseType("major"), request("elexon", "major", null)))
                .hasToString("2.0.0.0");
    }

    private String give(String party, String type) {
        return insert(party, type, next(party, type, null));
    }

    private String insert(String party, String type, Version version) {
        var key = ReleaseKey.of(mhhs, party, version);
        table.insert(key, request(party, type, null), version, "release-manager");
        assertThat(table.find(key).orElseThrow().party()).isEqualTo(party);
        return key.value();
    }

    private Version next(String party, String type, @Nullable Version version) {
        return ledger.next(mhhs, mhhs.releaseType(type), request(party, type, version));
    }

    private static StartRequest request(String party, String type, @Nullable Version version) {
        return new StartRequest(
                "mhhs", type, "Fixes", "Found in test", null, null, version, null, Terms.of(party), List.of());
    }
}
