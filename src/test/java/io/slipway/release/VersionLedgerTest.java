package io.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.programme.VersionPart;
import io.slipway.testing.Requirement;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    private static Version next(ReleaseRecord record, @Nullable VersionPart part, @Nullable Version version) {
        var flip = record.programmes.get("flip");
        return new VersionLedger(record.db, new StaticListableBeanFactory().getBeanProvider(SiteOutcomes.class))
                .next(
                        flip,
                        flip.releaseType("planned"),
                        new StartRequest("flip", "planned", "Title", "Reason", null, part, version, null));
    }
}
