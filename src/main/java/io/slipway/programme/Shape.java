package io.slipway.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a parsed file with the records it becomes: what is missing, unknown or of the wrong type. */
final class Shape {

    private final ObjectMapper mapper;
    private final Problems problems;

    Shape(ObjectMapper mapper, Problems problems) {
        this.mapper = mapper;
        this.problems = problems;
    }

    void check(JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            checkList(node, generic.getActualTypeArguments()[0], path);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            checkMap(node, generic.getActualTypeArguments()[1], path);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            checkRecord(node, record, path);
        } else {
            checkValue(node, mapper.constructType(type), path);
        }
    }

    private void checkList(JsonNode node, Type element, String path) {
        if (!node.isArray()) {
            problems.add(path, "must be a list; write each entry after a dash, or [] for none");
            return;
        }
        for (var index = 0; index < node.size(); index++) {
            check(node.get(index), element, Lines.path(path, index));
        }
    }

    private void checkMap(JsonNode node, Type element, String path) {
        if (!node.isObject()) {
            problems.add(path, "must be 'key: value' lines");
            return;
        }
        node.fields().forEachRemaining(entry -> check(entry.getValue(), element, Lines.path(path, entry.getKey())));
    }

    private void checkRecord(JsonNode node, Class<?> record, String path) {
        if (!node.isObject()) {
            problems.add(path, "must be 'key: value' lines with the keys " + names(record));
            return;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!names(record).contains(name)) {
                problems.add(Lines.path(path, name), "is not known here; known are " + names(record));
            }
        });
        for (var component : record.getRecordComponents()) {
            var value = node.get(component.getName());
            var at = Lines.path(path, component.getName());
            if (value != null && !value.isNull()) {
                check(value, component.getGenericType(), at);
            } else if (!mayBeMissing(component)) {
                problems.add(at, "is missing; add '" + component.getName() + ":' with a value");
            }
        }
    }

    private void checkValue(JsonNode node, JavaType type, String path) {
        if (node.isNull() || node.isTextual() && node.textValue().isBlank()) {
            problems.add(path, "is empty; give it a value");
            return;
        }
        try {
            mapper.treeToValue(node, type);
        } catch (JsonProcessingException wrong) {
            problems.add(path, "'" + node.asText(node.toString()) + "' is not " + expected(type.getRawClass()));
        }
    }

    private static boolean mayBeMissing(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static List<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text; put it in quotes";
            case "boolean" -> "true or false";
            case "int" -> "a whole number";
            case "Duration" -> "a span of time; write P2D for two days, PT45M for 45 minutes";
            case "LocalTime" -> "a time of day; write \"19:00\" in quotes";
            case "LocalDate" -> "a date; write 2026-12-18";
            case "ZoneId" -> "a time zone; write Europe/London";
            case "URI" -> "an address; write https://…";
            default -> "a " + type.getSimpleName();
        };
    }
}
