package io.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.Release;
import io.slipway.release.ReleaseRecord;
import io.slipway.release.RuleBroken;
import io.slipway.testing.Requirement;
import io.slipway.words.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestEvidenceFilesTest {

    @TempDir
    Path data;

    private ReleaseRecord record;
    private Release release;

    @BeforeEach
    void aReleaseWithABuild() {
        record = new ReleaseRecord(data);
        release = record.build(record.begin("1.4.0.0"), "1.4.0.0-rc1");
    }

    @Test
    @Requirement({"F-029", "F-035"})
    void evidenceIsKeptByItsDigestForEachTicketAndItsBuild() {
        add("report.txt", "text/plain", "all green");

        assertThat(record.evidence.of(release.key()))
                .extracting(file -> file.ticket() + " " + file.build() + " " + file.sha256())
                .containsExactly(
                        "FLIP-1 1.4.0.0-rc1 " + Digest.of("all green"), "FLIP-2 1.4.0.0-rc1 " + Digest.of("all green"));
        assertThat(record.evidence.content(record.evidence.of(release.key()).get(0)))
                .asString()
                .isEqualTo("all green");
    }

    @Test
    @Requirement("F-035")
    void evidenceThatWasChangedOnDiskIsNotHandedOut() throws IOException {
        var stored = add("report.txt", "text/plain", "all green");
        Files.writeString(data.resolve("evidence").resolve(stored.sha256()), "all red");

        assertThatThrownBy(() -> record.evidence.content(stored)).hasMessageContaining("changed on disk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "..%2f", "a\u0000b", "", "-rf", "a/b", "\u202Egpj.exe"})
    void aFileNameThatIsNoPlainNameIsRefused(String name) {
        assertThatThrownBy(() -> add(name, "text/plain", "x")).isInstanceOf(RuleBroken.class);
    }

    @Test
    void whatABrowserWouldRunOrWhatIsEmptyIsRefused() {
        assertThatThrownBy(() -> add("a.svg", "image/svg+xml", "<svg/>")).hasMessageContaining("image/svg+xml");
        assertThatThrownBy(() -> add("a.html", "text/html", "x")).hasMessageContaining("text/html");
        assertThatThrownBy(() -> add("a.txt", "text/plain", "")).hasMessageContaining("empty");
    }

    private TestEvidence add(String name, String mediaType, String content) {
        return record.evidence.add(
                record.releases.get(release.key()),
                List.of("FLIP-1", "FLIP-2"),
                name,
                mediaType,
                content.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "dev-team");
    }
}
