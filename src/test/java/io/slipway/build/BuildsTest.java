package io.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.ReleaseRecord;
import io.slipway.release.RuleBroken;
import io.slipway.testing.Requirement;
import io.slipway.words.Digest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildsTest {

    @TempDir
    Path data;

    @Test
    @Requirement({"F-125", "F-127"})
    void aNameStandsForTheSameBytesAndFlagsForEver() {
        var builds = new ReleaseRecord(data).builds;
        var first = builds.register(manifest("rc1", true), "build-server");

        assertThat(builds.register(manifest("rc1", true), "somebody")).isEqualTo(first);
        assertThatThrownBy(() -> builds.register(manifest("rc1", false), "build-server"))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("frozen")
                .hasMessageContaining(first.digest());
        assertThat(builds.register(manifest("rc2", false), "build-server").digest())
                .isNotEqualTo(first.digest());
    }

    @ParameterizedTest
    @CsvSource({"v1;id", "$(id)", "--extra-vars=@/etc/passwd", "'{{ lookup(1) }}'", "''", "../up"})
    void aNameThatCouldBeACommandIsRefused(String name) {
        assertThatThrownBy(() -> manifest(name, true)).isInstanceOf(RuleBroken.class);
    }

    private static BuildManifest manifest(String name, boolean flag) {
        return new BuildManifest(
                "flip",
                name,
                List.of(new Build.Component("flip-api", "1.4.0", "flip-api.tar.gz", Digest.of("api"))),
                List.of(new Build.Flag("cohort-export", flag)),
                List.of());
    }
}
