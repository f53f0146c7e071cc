package io.slipway.tickets.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One project's file, read and changed whole: a reader sees the old one or the new one, never half of it. */
final class ProjectFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .build();

    private final Path file;
    private final String first;

    /** @param first what the file holds before anybody changed it */
    ProjectFile(Path file, String first) {
        this.file = file;
        this.first = first;
    }

    synchronized Project read() {
        try {
            create();
            return parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Tickets cannot be read from " + file, unreadable);
        }
    }

    /** Changes the project and returns what the change returns; an unchanged project is not written. */
    synchronized <T> T change(Function<Project, T> change) {
        try {
            create();
            try (var lock = FileChannel.open(
                            file.resolveSibling(file.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                var text = Files.readString(file);
                var project = parse(text);
                var before = YAML.writeValueAsString(project);
                var result = change.apply(project);
                var after = YAML.writeValueAsString(project);
                if (!after.equals(before)) {
                    replace(head(text) + after);
                }
                return result;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Tickets cannot be written to " + file, failed);
        }
    }

    /** Returns the comment that the file begins with, which stays; those further down are lost with the first change. */
    private static String head(String text) {
        return text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private void create() throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            replace(first);
        }
    }

    private void replace(String text) throws IOException {
        var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "tickets", ".tmp");
        try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Project parse(String text) {
        try {
            var project = YAML.readValue(text.isBlank() ? "{}" : text, Project.class);
            check(project.tickets(), text);
            return project;
        } catch (JsonProcessingException broken) {
            throw new TicketsUnreadable(file + " line "
                    + (broken.getLocation() == null ? "?" : broken.getLocation().getLineNr()) + path(broken) + ": "
                    + broken.getOriginalMessage() + ". Mend the file; nothing in it was changed");
        }
    }

    private void check(List<Project.Entry> tickets, String text) {
        var keys = new HashSet<String>();
        for (var index = 0; index < tickets.size(); index++) {
            var ticket = tickets.get(index);
            if (ticket == null || ticket.key() == null || ticket.summary() == null || ticket.status() == null) {
                throw unreadable(text, index, "lacks its key, summary or status: " + ticket);
            }
            if (!keys.add(ticket.key())) {
                throw unreadable(
                        text, index, "has the key '" + ticket.key() + "' of another one; give it one of its own");
            }
        }
    }

    private TicketsUnreadable unreadable(String text, int index, String problem) {
        return new TicketsUnreadable(file + " line " + line(text, index) + ", tickets[" + index + "]: a ticket "
                + problem + ". Mend the file; nothing in it was changed");
    }

    /** Returns where the ticket begins in the file, counted from 1. */
    private static int line(String text, int index) {
        var root = (MappingNode) new Yaml().compose(new StringReader(text));
        return root.getValue().stream()
                .filter(entry -> ((ScalarNode) entry.getKeyNode()).getValue().equals("tickets"))
                .map(entry -> ((SequenceNode) entry.getValueNode()).getValue().get(index))
                .mapToInt(ticket -> ticket.getStartMark().getLine() + 1)
                .findFirst()
                .orElseThrow();
    }

    private static String path(JsonProcessingException broken) {
        if (!(broken instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", ", ");
    }
}
