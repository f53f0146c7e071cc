package io.slipway.deployment.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.deployment.RunEvent;
import io.slipway.deployment.RunEvent.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run wrote about itself is read whatever it is, and never stops those who follow it. */
class EventLinesTest {

    private static final String GOOD =
            "{\"seq\":1,\"ts\":1795766400,\"event\":\"outcome\",\"host\":\"kch\",\"release_version\":\"1.4.0.0-rc1\"}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"seq\":1,",
                "",
                "[1,2]",
                "null",
                "7",
                "\"text\"",
                "{}",
                "{\"seq\":\"x\",\"ts\":{},\"event\":[],\"host\":{},\"hosts\":7,\"changed\":\"?\"}",
                "{\"seq\":-1,\"ts\":1e300,\"event\":\"host_failed\",\"host\":\"uclh\",\"msg\":\"a\\u0000b\\ud800\"}",
                "{\"seq\":99999999999,\"ts\":-5,\"event\":\"host_ok\",\"host\":\"uclh\"}"
            })
    void oneBrokenLineHidesNoOther(String broken) throws IOException {
        write(GOOD + "\n" + broken + "\n" + GOOD + "\n");

        var events = events();

        assertThat(events).hasSize(3);
        assertThat(events).extracting(RunEvent::seq).containsExactly(1, 2, 3);
        assertThat(List.of(events.get(0), events.get(2)))
                .allSatisfy(event -> assertThat(event.version()).isEqualTo("1.4.0.0-rc1"));
        assertThat(events).allSatisfy(event -> {
            assertThat(String.valueOf(event.message())).doesNotContain("\u0000");
            assertThat(event.at()).isBetween(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));
        });
    }

    @Test
    void aLineWithoutItsEndIsStillBeingWritten() throws IOException {
        write(GOOD + "\n" + GOOD.substring(0, 20));

        assertThat(events()).hasSize(1);
    }

    @Test
    void bytesThatAreNoTextAreShownAsSuch() throws IOException {
        Files.write(folder.resolve("events.jsonl"), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '\n'});

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.OTHER);
            assertThat(event.message()).contains("A line cannot be read");
        });
    }

    @Test
    void deepNestingIsALineThatCannotBeRead() throws IOException {
        write("[".repeat(100_000) + "\n" + GOOD + "\n");

        assertThat(events()).extracting(RunEvent::kind).containsExactly(Kind.OTHER, Kind.OUTCOME);
    }

    @Test
    void aHugeLineAndAHugeFileAreReadNoFurtherThanTheyFit() throws IOException {
        write("x".repeat(5000) + "\n" + GOOD + "\n" + "y".repeat(20_000) + "\n" + GOOD + "\n");

        var lines = new EventLines(folder.resolve("events.jsonl"), 1000, 10_000).read();

        assertThat(lines)
                .extracting(line -> line.path("event").asText())
                .containsExactly("unreadable", "outcome", "unreadable", "unreadable");
        assertThat(lines.get(0).path("msg").asText())
                .startsWith("A line is too long")
                .hasSizeLessThan(300);
        assertThat(lines.get(3).path("msg").asText()).contains("what came later is not known");
    }

    @Test
    void aFileOfHundredMegabytesTakesNoMemory() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("events.jsonl").toFile(), "rw")) {
            file.setLength(100L * 1024 * 1024);
        }

        assertThat(events()).extracting(RunEvent::kind).containsExactly(Kind.OTHER, Kind.OTHER);
    }

    private List<RunEvent> events() throws IOException {
        var claim = "{\"pid\":1,\"start\":0,\"boot\":\"another\",\"at\":1795766400}";
        Files.writeString(folder.resolve("claim"), claim);
        return new RunFiles(new RunFolder(folder)).report().events();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("events.jsonl"), text, StandardCharsets.UTF_8);
    }
}
