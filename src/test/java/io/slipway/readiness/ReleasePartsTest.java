package io.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.release.ReleaseKey;
import io.slipway.release.ReleaseRecord;
import io.slipway.testing.TaskForms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write for a release, part by part: the newest stands, and nothing is lost. */
class ReleasePartsTest {

    @TempDir
    Path data;

    private ReleaseRecord record;
    private ReleaseParts parts;
    private ReleaseKey key;

    @BeforeEach
    void begin() {
        record = new ReleaseRecord(data);
        key = record.begin("1.4.0.0").key();
        parts = new ReleaseParts(record.db, record.clock);
    }

    @Test
    void anotherRoundStandsBesideTheEarlierOnes() {
        parts.keep(key, "runbook", "Runbook", "Stop, start", "ann");
        parts.keep(key, "runbook", "Runbook", "Stop, start", "ben");
        parts.keep(key, "runbook", "Runbook", "Stop, wait, start", "ben");

        assertThat(parts.of(key))
                .extracting(ReleasePart::part, ReleasePart::round, ReleasePart::text, ReleasePart::writtenBy)
                .containsExactly(tuple("runbook", 2, "Stop, wait, start", "ben"));
        assertThat(parts.history(key))
                .extracting(ReleasePart::text)
                .containsExactly("Stop, start", "Stop, wait, start");
        assertThat(parts.text(key.value(), "runbook")).isEqualTo("Stop, wait, start");
        assertThat(parts.text(key.value(), "plan")).isEmpty();
    }

    @Test
    void anEmptyTextTakesItBackAndNothingFromNothing() {
        parts.keep(key, "plan", "Plan", "", "ann");
        assertThat(parts.history(key)).isEmpty();
        parts.keep(key, "plan", "Plan", "On Monday", "ann");
        parts.keep(key, "plan", "Plan", "", "ann");

        assertThat(parts.of(key)).isEmpty();
        assertThat(parts.history(key)).hasSize(2);
    }

    @Test
    void whatIsWrittenIsShownAndIsPartOfWhatPeopleApprove() {
        var shown = new PartsShown(parts, record.people);
        var before = shown.of(key);
        parts.keep(key, "plan", "Plan", "On Monday", "ann");
        var content = TaskForms.content(shown, record.releases.get(key), "any");

        assertThat(content)
                .containsEntry("parts", List.of(Map.of("part", "Plan", "text", "On Monday", "by", "ann")))
                .containsEntry("partSummary", "Plan");
        assertThat(before).isEmpty();
        var first = shown.of(key);
        assertThat(first).isNotEmpty();
        parts.keep(key, "plan", "Plan", "On Tuesday", "ann");
        assertThat(shown.of(key)).isNotEqualTo(first);
    }
}
