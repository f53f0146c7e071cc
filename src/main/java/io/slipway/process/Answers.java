package io.slipway.process;

import static java.time.format.DateTimeFormatter.ISO_DATE_TIME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;

/**
 * What people answered in a form. The same answer arrives as JSON from Tasklist, as a list from a test and as text from
 * the REST interface; here it is one thing.
 */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** Returns the text without surrounding space; empty when nothing was answered. */
    public static String text(VariableScope scope, String name) {
        var value = scope.getVariable(name);
        return value == null ? "" : value.toString().strip();
    }

    /** Returns whether the box was ticked; an unanswered one was not. */
    public static boolean flag(VariableScope scope, String name) {
        return Boolean.parseBoolean(text(scope, name));
    }

    /** Returns the chosen values: from a JSON array, a list, or text with commas or line ends between them. */
    public static List<String> list(VariableScope scope, String name) {
        var value = scope.getVariable(name);
        if (value == null) {
            return List.of();
        }
        return values(value)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Returns the moment: a date value, or ISO text, either with an offset such as {@code 2026-12-01T19:00:00Z} or on the
     * clock of this zone, as forms send it: {@code 2026-12-01T19:00}.
     */
    public static Optional<Instant> instant(VariableScope scope, String name, ZoneId zone) {
        if (scope.getVariable(name) instanceof Date date) {
            return Optional.of(date.toInstant());
        }
        var text = text(scope, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var moment = ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    moment instanceof OffsetDateTime exact
                            ? exact.toInstant()
                            : ((LocalDateTime) moment).atZone(zone).toInstant());
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("'" + name + "' holds '" + text
                    + "', which is no moment; write it like 2026-12-01T19:00 (" + zone + ") or 2026-12-01T19:00:00Z");
        }
    }

    private static Stream<String> values(Object value) {
        if (value instanceof SpinJsonNode json) {
            return elements(json.toString());
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf);
        }
        var text = value.toString().strip();
        return text.startsWith("[") ? elements(text) : Arrays.stream(text.split("[,;\\n]"));
    }

    private static Stream<String> elements(String json) {
        try {
            var elements = new ArrayList<String>();
            JsonNode array = JSON.readTree(json);
            if (array.isTextual()) {
                return values(array.textValue());
            }
            array.forEach(element -> elements.add(element.asText()));
            return elements.stream();
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("'" + json + "' is not a list of answers");
        }
    }
}
