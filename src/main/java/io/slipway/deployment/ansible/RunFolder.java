package io.slipway.deployment.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** One run on disk: what was ordered, who carries it out, what happened. Appears whole or not at all. */
record RunFolder(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean exists() {
        return Files.isDirectory(path);
    }

    /** Creates the folder by renaming a complete one; whoever comes second finds the first. */
    void create(Map<String, ?> request, Map<String, ?> variables) {
        if (exists()) {
            return;
        }
        try {
            Files.createDirectories(path.getParent());
            var draft = Files.createTempDirectory(
                    path.getParent(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            write(draft.resolve("request.json"), request);
            write(draft.resolve("vars.json"), variables);
            publish(draft);
        } catch (IOException failed) {
            throw new UncheckedIOException("Run folder " + path + " cannot be created", failed);
        }
    }

    void cancel() {
        try {
            Files.createFile(path.resolve("cancel"));
        } catch (FileAlreadyExistsException asked) {
            // asked before: once is enough
        } catch (NoSuchFileException none) {
            // never prepared: nothing is there that could begin
        } catch (IOException failed) {
            throw new UncheckedIOException("Run " + path.getFileName() + " cannot be cancelled", failed);
        }
    }

    boolean isCancelled() {
        return Files.exists(path.resolve("cancel"));
    }

    Optional<JsonNode> claim() {
        return read("claim");
    }

    Optional<JsonNode> result() {
        return read("rc.json");
    }

    /** What has begun here is never prepared again: without its folder nobody knows what it did. */
    void require() {
        if (!exists()) {
            throw new IllegalStateException("The folder of run " + path.getFileName() + " is gone");
        }
    }

    List<JsonNode> events() {
        try {
            return new EventLines(path.resolve("events.jsonl")).read();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException("The events of run " + path.getFileName() + " cannot be read", failed);
        }
    }

    /** A launcher that was killed could not remove what it had been given. */
    void shred() {
        try {
            Files.deleteIfExists(path.resolve("vars.json"));
        } catch (IOException failed) {
            throw new UncheckedIOException("vars.json of lost run " + path.getFileName() + " stays behind", failed);
        }
    }

    private void publish(Path draft) throws IOException {
        try {
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            FileSystemUtils.deleteRecursively(draft);
            if (!exists()) {
                throw failed;
            }
        }
    }

    private static void write(Path file, Map<String, ?> content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, JSON.writeValueAsBytes(content));
    }

    private Optional<JsonNode> read(String name) {
        try {
            return Optional.of(parse(Files.readString(path.resolve(name), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " of run " + path.getFileName() + " cannot be read", failed);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "A run left something that is not JSON: " + text.substring(0, Math.min(200, text.length())),
                    broken);
        }
    }
}
