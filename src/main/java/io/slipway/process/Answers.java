package io.slipway.process;

import static java.time.format.DateTimeFormatter.ISO_DATE_TIME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;

/**
 * What people answered in a form. The same answer arrives as JSON from Tasklist, as a list from a test and as text from
 * the REST interface; here it is one thing.
 */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PLAIN =
            Set.of("null", "boolean", "short", "integer", "long", "double", "number", "date");
    private static final Pattern LISTS = Pattern.compile("java\\.util\\.[\\w.$]*List\\w*(<java\\.lang\\.\\w+>)?");
    private static final int MOST = 500;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);

    private Answers() {}

    /**
     * Returns every text in the answer, whatever the field asks for; refused if it is of a kind that no form sends, which
     * the engine would take, unpack and keep all the same.
     */
    public static List<String> texts(VariableScope scope, String name) {
        TypedValue answer = scope.getVariableTyped(name, false);
        if (answer == null || PLAIN.contains(answer.getType().getName())) {
            return List.of();
        }
        if (answer instanceof StringValue text) {
            return text.getValue() == null ? List.of() : List.of(text.getValue());
        }
        if (answer instanceof SerializableValue several && isList(several)) {
            return elements(name, String.valueOf(several.getValueSerialized())).toList();
        }
        throw new AnswerRefused(name, "answer it with a text, a number, a date, true or false, or a list of texts");
    }

    private static boolean isList(SerializableValue several) {
        return several instanceof ObjectValue object
                ? LISTS.matcher(String.valueOf(object.getObjectTypeName())).matches()
                : several.getType().getName().equals("json");
    }

    /** Returns the text without surrounding space; empty when nothing was answered. */
    public static String text(VariableScope scope, String name) {
        var value = scope.getVariable(name);
        if (value == null) {
            return "";
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString().strip();
        }
        throw new AnswerRefused(name, "answer it with one text");
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
        return values(name, value)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns the day, as forms send it: {@code 2026-12-01}. */
    public static Optional<LocalDate> day(VariableScope scope, String name) {
        var text = text(scope, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(near(name, LocalDate.parse(text)));
        } catch (DateTimeParseException wrong) {
            throw new AnswerRefused(name, said(text) + " is not a date; write it like 2026-12-01");
        }
    }

    /**
     * Returns the moment: a date value, or ISO text, either with an offset such as {@code 2026-12-01T19:00:00Z} or on the
     * clock of this zone, as forms send it: {@code 2026-12-01T19:00}. Refused where that clock skips it or shows it twice.
     */
    public static Optional<Instant> instant(VariableScope scope, String name, ZoneId zone) {
        if (scope.getVariable(name) instanceof Date date) {
            near(name, date.toInstant().atZone(zone).toLocalDate());
            return Optional.of(date.toInstant());
        }
        var text = text(scope, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var moment = parse(text, name, zone);
        try {
            return Optional.of(
                    moment instanceof OffsetDateTime exact
                            ? exact.toInstant()
                            : LocalMoment.of((LocalDateTime) moment, zone));
        } catch (IllegalArgumentException noneOrTwo) {
            throw new AnswerRefused(name, String.valueOf(noneOrTwo.getMessage()));
        }
    }

    private static TemporalAccessor parse(String text, String name, ZoneId zone) {
        try {
            var moment = ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            near(name, LocalDate.from(moment));
            return moment;
        } catch (DateTimeParseException wrong) {
            throw new AnswerRefused(
                    name,
                    said(text) + " is no moment; write it like 2026-12-01T19:00 (" + zone
                            + ") or 2026-12-01T19:00:00Z");
        }
    }

    /** A slip of the finger in the year is neither counted to nor kept. */
    private static LocalDate near(String name, LocalDate day) {
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new AnswerRefused(name, "the year " + day.getYear() + " is too far away; correct it");
        }
        return day;
    }

    private static String said(String text) {
        return text.length() <= 40 ? "'" + text + "'" : "a text of " + text.length() + " characters";
    }

    private static Stream<String> values(String name, Object value) {
        if (value instanceof SpinJsonNode json) {
            return elements(name, json.toString());
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf);
        }
        var text = text(name, value);
        return text.startsWith("[") ? elements(name, text) : Arrays.stream(text.split("[,;\\n]"));
    }

    private static String text(String name, Object value) {
        if (value instanceof String text) {
            return text.strip();
        }
        throw new AnswerRefused(name, "answer it with a list of texts");
    }

    private static Stream<String> elements(String name, String json) {
        var elements = new ArrayList<String>();
        var array = read(name, json);
        if (array.isTextual()) {
            return values(name, array.textValue());
        }
        if (!array.isArray() && !array.isEmpty()) {
            throw new AnswerRefused(name, "answer it with a list of texts");
        }
        for (var element : array) {
            if (element.isContainerNode() || elements.size() == MOST) {
                throw new AnswerRefused(name, "answer it with a list of at most " + MOST + " texts");
            }
            elements.add(element.asText());
        }
        return elements.stream();
    }

    private static JsonNode read(String name, String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException wrong) {
            throw new AnswerRefused(name, said(json) + " is no list of answers");
        }
    }
}
