package io.slipway.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;

/** Makes up what nobody should send, the same for the same seed: odd characters, wrong kinds, far too much. */
public final class Hostile {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<String> ATOMS = List.of(
            "",
            " ",
            "\0",
            "\u202Eexe.fdp",
            "\uD800",
            "\uFFFE\uFEFF",
            "\u2028",
            "\uD83D\uDE00",
            "x\r\nBcc: evil@example.org",
            "${7*7}",
            "#{''.class}",
            "{{constructor.constructor('x')()}}",
            "../../etc/passwd",
            "..%2f..%2f",
            "%00",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "' OR 1=1 --",
            "=cmd|' /C calc'!A0",
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "NaN",
            "9".repeat(400),
            "2026-13-45T99:99",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01",
            "2026-03-29T01:30",
            "[",
            "[[[[\"a\"]]]]",
            "{\"a\":1}",
            "a,b;c\nd",
            "FLIP-1.4.0.0",
            "FLIP-99999.99999.99999.99999",
            "x".repeat(5000),
            "\u00e4".repeat(4001),
            "word ".repeat(30_000));

    private final Random random;

    public Hostile(long seed) {
        this.random = new Random(seed);
    }

    public <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Returns true so many times of a hundred. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public String text() {
        return chance(75) ? one(ATOMS) : one(ATOMS) + one(ATOMS);
    }

    /** Returns a text short enough for an address. */
    public String word() {
        var text = text();
        return text.length() <= 1500 ? text : text.substring(0, 1500);
    }

    public JsonNode json() {
        return json(3);
    }

    private JsonNode json(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(chance(50));
            case 2 -> NODES.numberNode(one(List.of(0, -1, 6, Integer.MAX_VALUE)));
            case 3 -> NODES.numberNode(one(List.of(1.9, -0.0, 1e300)));
            case 4, 5 -> NODES.textNode(text());
            case 6 -> NODES.arrayNode().add(json(depth - 1)).add(json(depth - 1));
            case 7 -> NODES.objectNode().set("a", json(depth - 1));
            default -> NODES.arrayNode();
        };
    }

    /** Returns the JSON as text, with one or two of its values changed for the worse. */
    public String spoiled(JsonNode good) {
        var spoilt = spoil(good.deepCopy());
        return text(chance(30) ? spoil(spoilt) : spoilt);
    }

    /** Returns what is no JSON, or none that anybody can use. */
    public String broken() {
        return one(List.of(
                "",
                "null",
                "[]",
                "5",
                "\"text\"",
                "{",
                "{\"a\":",
                "\0",
                "[".repeat(1000) + "]".repeat(1000),
                "{\"a\":".repeat(1500) + "1" + "}".repeat(1500),
                "{\"title\":" + "9".repeat(2000) + "}",
                "{\"a\":\"" + "x".repeat(200_000) + "\"}"));
    }

    private JsonNode spoil(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty() && !chance(10)) {
            var names = new java.util.ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = one(names);
            object.set(name, chance(40) && object.get(name).isContainerNode() ? spoil(object.get(name)) : json());
            if (chance(10)) {
                object.remove(name);
            }
            return object;
        }
        if (node instanceof ArrayNode array && !array.isEmpty() && !chance(20)) {
            array.set(0, spoil(array.get(0)));
            return array;
        }
        return json();
    }

    /** Returns a value that somebody may hand in for a field of a form, in whatever type the engine knows. */
    public TypedValue answer() {
        return switch (random.nextInt(10)) {
            case 0 -> Variables.untypedNullValue();
            case 1 -> Variables.booleanValue(chance(50));
            case 2 -> Variables.longValue(random.nextLong());
            case 3 -> Variables.dateValue(new java.util.Date(one(List.of(0L, -1L, Long.MAX_VALUE / 2))));
            case 4 -> SpinValues.jsonValue(text(json())).create();
            case 5 -> Variables.untypedValue(List.of(text(), text()));
            case 6 -> Variables.untypedValue(new TreeMap<>(java.util.Map.of("a", text())));
            case 7 -> Variables.byteArrayValue(new byte[5]);
            default -> Variables.stringValue(text());
        };
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
