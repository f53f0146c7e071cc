package io.slipway.programme;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.StringReader;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads one programme file: first its syntax, then its shape, then what it says. */
final class ProgrammeFile {

    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private static final ProgrammeSchema SCHEMA = new ProgrammeSchema();

    private final String name;
    private final UnaryOperator<String> placeholders;

    /** @param placeholders resolves {@code ${name:default}} in addresses, or throws {@link IllegalArgumentException} */
    ProgrammeFile(String name, UnaryOperator<String> placeholders) {
        this.name = name;
        this.placeholders = placeholders;
    }

    Programme read(String text) {
        var problems = new Problems(name, lines(text));
        var root = tree(text, problems);
        resolveAddresses(root, problems);
        SCHEMA.check(root, problems);
        problems.throwIfAny();
        var programme = value(root);
        new ProgrammeRules(programme, problems).check();
        problems.require(
                name.endsWith("/" + programme.id() + ".yaml") || name.equals(programme.id() + ".yaml"),
                "id",
                "'" + programme.id() + "' must be the name of the file; rename one of them");
        problems.throwIfAny();
        return programme;
    }

    private Lines lines(String text) {
        try {
            return new Lines(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (MarkedYAMLException broken) {
            var problems = new Problems(name, new Lines(null));
            var mark = broken.getProblemMark();
            problems.add(
                    mark == null ? "" : "line " + (mark.getLine() + 1),
                    "is not YAML (" + broken.getProblem() + "); check the spaces and quotes there");
            problems.throwIfAny();
            throw broken;
        }
    }

    private static JsonNode tree(String text, Problems problems) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            problems.add("line " + broken.getLocation().getLineNr(), broken.getOriginalMessage());
            problems.throwIfAny();
            throw new IllegalStateException(broken);
        }
    }

    /** The records decide what is an address; only addresses differ from one installation to the next. */
    private void resolveAddresses(JsonNode root, Problems problems) {
        if (root.get("banner") instanceof ObjectNode banner) {
            resolve(banner, "banner", problems);
        }
        if (root.get("links") instanceof ObjectNode links) {
            links.properties().forEach(entry -> {
                if (entry.getValue() instanceof ObjectNode link) {
                    resolve(link, Lines.path("links", entry.getKey()), problems);
                }
            });
        }
    }

    private void resolve(ObjectNode section, String path, Problems problems) {
        section.properties().forEach(entry -> {
            if (entry.getKey().equals("url") && entry.getValue().isTextual()) {
                try {
                    var address = placeholders.apply(entry.getValue().textValue());
                    entry.setValue(TextNode.valueOf(address));
                } catch (IllegalArgumentException unknown) {
                    problems.add(
                            Lines.path(path, entry.getKey()),
                            unknown.getMessage() + "; set it, or give a default as in ${name:default}");
                }
            }
        });
    }

    private static Programme value(JsonNode root) {
        try {
            return MAPPER.treeToValue(root, Programme.class);
        } catch (JsonProcessingException unseen) {
            throw new IllegalStateException(unseen);
        }
    }
}
