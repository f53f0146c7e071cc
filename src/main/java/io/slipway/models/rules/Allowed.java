package io.slipway.models.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What models, decision tables and forms may hold: {@code allowed.yaml}, which gives the reasons too. */
record Allowed(
        Limits limits,
        Language bpmn,
        Language dmn,
        List<Ask> ask,
        Variables variables,
        List<String> sends,
        Map<String, List<String>> needs,
        Forms forms,
        Map<String, String> instead) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    static Allowed read() {
        try (var file = Allowed.class.getResourceAsStream("allowed.yaml")) {
            return YAML.readValue(file, Allowed.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("The list of what models may hold cannot be read", broken);
        }
    }

    /** How large a file may be before anything looks into it. */
    record Limits(int bytes, int elements, int depth, int expression, int components) {}

    /** One kind of XML file. */
    record Language(Map<String, String> namespaces, List<Group> groups) {

        /** Returns the elements by their names with prefix. */
        Map<String, Entry> entries() {
            var entries = new HashMap<String, Entry>();
            for (var group : groups) {
                group.elements.forEach((name, slots) -> entries.put(name, Entry.of(group.drawing, slots)));
            }
            return entries;
        }
    }

    record Group(String why, boolean drawing, Map<String, Map<String, JsonNode>> elements) {}

    /**
     * An element that may be there.
     *
     * @param drawing whether the engine passes it by
     * @param inside the elements it stands in; everywhere that the schema allows, if there are none
     * @param text its own text; null if it has none
     */
    record Entry(
            boolean drawing,
            Set<String> inside,
            Map<String, Slot> attributes,
            @Nullable Slot text) {

        static Entry of(boolean drawing, Map<String, JsonNode> slots) {
            var attributes = new HashMap<String, Slot>();
            var inside = Set.<String>of();
            Slot text = null;
            for (var slot : slots.entrySet()) {
                if (slot.getValue().isArray()) {
                    inside = Set.of(YAML.convertValue(slot.getValue(), String[].class));
                } else if (slot.getKey().equals("(text)")) {
                    text = Slot.of(slot.getValue().textValue());
                } else {
                    attributes.put(slot.getKey(), Slot.of(slot.getValue().textValue()));
                }
            }
            return new Entry(drawing, inside, attributes, text);
        }
    }

    /** What may be asked of a bean: method and number of arguments to the kind of the answer. */
    record Ask(String why, String bean, Map<String, String> methods) {}

    record Variables(
            Set<String> read, Set<String> given, Set<String> handed, Set<String> unchanged, Map<String, String> each) {}

    /**
     * @param keys what a form says of itself
     * @param every what each component may say
     */
    record Forms(int schemaVersion, Set<String> keys, Map<String, String> every, List<Components> components) {

        /** Returns what each type of component may say. */
        Map<String, Map<String, String>> types() {
            var types = new HashMap<String, Map<String, String>>();
            for (var group : components) {
                group.types.forEach((type, own) -> {
                    var says = new HashMap<>(every);
                    says.putAll(own);
                    types.put(type, says);
                });
            }
            return types;
        }
    }

    record Components(String why, Map<String, Map<String, String>> types) {}
}
