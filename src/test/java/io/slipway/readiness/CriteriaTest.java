package io.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.ReleaseRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriteriaTest {

    @TempDir
    Path data;

    @Test
    void aCriterionMetForOneBuildIsUnmetForAnother() {
        var record = new ReleaseRecord(data);
        var release = record.build(record.begin("1.4.0.0"), "1.4.0.0-rc1");
        var content = new ReleaseContent(
                record.releases,
                record.assessments,
                record.scopeText,
                record.builds,
                record.windows,
                record.agreements,
                record.documents,
                List.of());
        var criteria = new Criteria(record.db, record.clock, record.programmes, content);

        criteria.met(release, "sitSignedOff", "Signed off", "dev-team-2");
        assertThat(criteria.isMet(release, "sitSignedOff")).isTrue();
        record.build(release, "1.4.0.0-rc2");

        assertThat(criteria.isMet(record.releases.get(release.key()), "sitSignedOff"))
                .isFalse();
    }
}
