package io.slipway.deployment.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The lines that a run wrote about itself. Whatever stands there, every line is something: what cannot be read is shown
 * as such, and what would not fit into memory is not read.
 */
record EventLines(Path file, int longestLine, int mostBytes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 200;

    EventLines(Path file) {
        this(file, 256 * 1024, 32 * 1024 * 1024);
    }

    /** Returns the lines written so far; a line without its end is still being written. */
    List<JsonNode> read() throws IOException {
        var lines = new ArrayList<JsonNode>();
        try (var stream = new BufferedInputStream(Files.newInputStream(file))) {
            var read = 0L;
            while (read < mostBytes) {
                var line = new ByteArrayOutputStream();
                var length = line(stream, line);
                if (length < 0) {
                    return lines;
                }
                read += length;
                lines.add(length > longestLine ? unreadable("A line is too long to be read", line) : parse(line));
            }
        }
        lines.add(unreadable("The run wrote more events than are read; what came later is not known", ""));
        return lines;
    }

    /** Returns how long the line is, of which no more is kept than may be read, or -1 while it is being written. */
    private long line(InputStream stream, ByteArrayOutputStream line) throws IOException {
        var length = 0L;
        for (var next = stream.read(); next >= 0; next = stream.read()) {
            length++;
            if (next == '\n' || length >= mostBytes) {
                return length;
            }
            if (length <= longestLine) {
                line.write(next);
            }
        }
        return -1;
    }

    private static JsonNode parse(ByteArrayOutputStream line) {
        try {
            var event = JSON.readTree(line.toByteArray());
            return event.isObject() ? event : unreadable("A line is no event", line);
        } catch (IOException broken) {
            return unreadable("A line cannot be read", line);
        }
    }

    private static JsonNode unreadable(String why, ByteArrayOutputStream line) {
        var text = line.toString(StandardCharsets.UTF_8);
        return unreadable(why, text.substring(0, Math.min(SHOWN, text.length())));
    }

    private static JsonNode unreadable(String why, String line) {
        return JSON.valueToTree(Map.of("event", "unreadable", "msg", line.isEmpty() ? why : why + ": " + line));
    }
}
