package io.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.programme.VersionPart;
import io.slipway.testing.Requirement;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class VersionLedgerTest {

    @TempDir
    Path data;

    @Test
    @Requirement({"M-099", "F-039"})
    void theReleaseTypeDecidesWhichPartIncrements() {
        assertThat(next(new ReleaseRecord(data), null, null)).hasToString("1.4.0.0");
        assertThat(next(new ReleaseRecord(data), VersionPart.MAJOR, null)).hasToString("2.0.0.0");
        assertThatThrownBy(() -> next(new ReleaseRecord(data), VersionPart.EMERGENCY, null))
                .hasMessageContaining("EMERGENCY");
    }

    @Test
    void aVersionOnceGivenIsNeverGivenAgainAndARefusalNamesItsOwner() {
        var record = new ReleaseRecord(data);
        record.begin("1.4.0.0");

        assertThat(next(record, null, null)).hasToString("1.5.0.0");
        assertThatThrownBy(() -> next(record, null, Version.parse("1.4.0.0")))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("FLIP-1.4.0.0")
                .hasMessageContaining("Cohort discovery");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"99999.99999.99999.99999", "0.0.0.0", "1.3.0.0", "1.3.0.1", "1.3.1.0", "1.5.0.0", "3.0.0.0"})
    @Requirement("M-099")
    void aVersionInsistedOnIsTheNextOfAPartThatTheTypeIncrements(String version) {
        var record = new ReleaseRecord(data);

        assertThatThrownBy(() -> next(record, null, Version.parse(version)))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("choose 1.4.0.0 or 2.0.0.0");
        assertThat(next(record, null, Version.parse("1.4.0.0"))).hasToString("1.4.0.0");
        assertThat(next(record, VersionPart.MAJOR, Version.parse("2.0.0.0"))).hasToString("2.0.0.0");
        assertThatThrownBy(() -> next(record, VersionPart.MAJOR, Version.parse("1.4.0.0")))
                .hasMessageContaining("choose 2.0.0.0");
    }

    @Test
    void whatWasWithdrawnIsFollowedByNothingAndItsVersionNeverGivenAgain() {
        var record = new ReleaseRecord(data);
        record.begin("99999.99999.99999.99999");
        record.db
                .sql("UPDATE slw_release SET withdrawn_reason = 'A slip' WHERE version = '99999.99999.99999.99999'")
                .update();

        assertThat(next(record, null, null)).hasToString("1.4.0.0");
        assertThatThrownBy(() -> next(record, null, Version.parse("99999.99999.99999.99999")))
                .hasMessageContaining("for all time");
    }

    private static Version next(ReleaseRecord record, @Nullable VersionPart part, @Nullable Version version) {
        var flip = record.programmes.get("flip");
        return new VersionLedger(record.db, new StaticListableBeanFactory().getBeanProvider(SiteOutcomes.class))
                .next(
                        flip,
                        flip.releaseType("planned"),
                        new StartRequest("flip", "planned", "Title", "Reason", null, part, version, null));
    }
}
