package io.slipway.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The hub of FLIP as far as the banner goes: keeps what it shows and showed in a file, and fails when told to. */
@Component
@Profile({"demo", "sandbox"})
public class SandboxHub {

    private final ObjectMapper json;
    private final Path file;
    private final Clock clock;
    private final ObjectNode record;
    private int failures;
    private Duration delay = Duration.ZERO;

    SandboxHub(ObjectMapper json, @Value("${slipway.data}") Path data, Clock clock) throws IOException {
        this.json = json;
        this.clock = clock;
        this.file = Files.createDirectories(data.resolve("sandbox")).resolve("flip-hub.json");
        this.record = Files.exists(file) ? (ObjectNode) json.readTree(Files.readAllBytes(file)) : fresh();
    }

    /** What users saw from a moment on. */
    public record Seen(Instant at, boolean deploymentMode, String message, boolean enabled) {}

    public synchronized ObjectNode details() {
        return record.withObjectProperty("details").deepCopy();
    }

    /** Returns what was shown, the newest first. */
    public synchronized List<Seen> history() {
        return StreamSupport.stream(record.withArrayProperty("history").spliterator(), false)
                .map(entry -> new Seen(
                        Instant.parse(entry.path("at").asText()),
                        entry.path("deploymentMode").asBoolean(),
                        entry.path("banner").path("message").asText(),
                        entry.path("banner").path("enabled").asBoolean()))
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
    }

    /** Makes the next requests fail, and every request take its time. */
    public synchronized void misbehave(int failures, Duration delay) {
        this.failures = failures;
        this.delay = delay;
    }

    synchronized ObjectNode change(ObjectNode wanted) {
        var details = record.withObjectProperty("details");
        details.set("deploymentMode", wanted.path("deploymentMode").deepCopy());
        if (wanted.path("banner").isObject()) {
            details.set("banner", wanted.path("banner").deepCopy());
        }
        var entry = details.deepCopy();
        entry.set("at", TextNode.valueOf(clock.instant().toString()));
        record.withArrayProperty("history").add(entry);
        store();
        return details.deepCopy();
    }

    synchronized boolean failsNow() {
        failures = Math.max(failures, 0);
        return failures-- > 0;
    }

    synchronized Duration delay() {
        return delay;
    }

    private void store() {
        try {
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.write(draft, json.writeValueAsBytes(record));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            throw new UncheckedIOException("The sandbox hub cannot store its state in " + file, full);
        }
    }

    private static ObjectNode fresh() {
        var fresh = JsonNodeFactory.instance.objectNode();
        var details =
                fresh.withObjectProperty("details").put("deploymentMode", false).put("maxReimportCount", 3);
        details.withObjectProperty("banner")
                .put("message", "Welcome to FLIP")
                .putNull("link")
                .put("enabled", false);
        return fresh;
    }
}
