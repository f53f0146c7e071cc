package io.slipway.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Holds a parsed file against {@code programmes/programme.schema.json}: what is missing, unknown or of the wrong kind. The
 * schema itself says how a value is mended ({@code errorMessage}), so that editors say the same.
 */
final class ProgrammeSchema {

    private static final String FILE = "/programmes/programme.schema.json";

    /** Says in the schema how a wrong value is mended. */
    private static final String MEND = "errorMessage";

    private final Schema schema;

    /** Nothing is fetched from elsewhere: the schema refers to itself only, and the library brings what it is written in. */
    ProgrammeSchema() {
        var dialect = Dialect.builder(Dialects.getDraft202012())
                .format(new TimeZoneFormat())
                .keyword(new NonValidationKeyword(MEND))
                .keyword(new NonValidationKeyword("patternErrorMessage"))
                .build();
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        schema = SchemaRegistry.withDialect(dialect, registry -> registry.schemaRegistryConfig(config))
                .getSchema(ProgrammeSchema.class.getResourceAsStream(FILE));
    }

    void check(JsonNode root, Problems problems) {
        var told = new HashSet<String>();
        for (var error : schema.validate(root)) {
            var path = path(error);
            // A value that breaks two rules of its kind is mended once.
            if (told.add(path)) {
                problems.add(path, problem(error));
            }
        }
    }

    private static String path(Error error) {
        var path = "";
        var location = error.getInstanceLocation();
        for (var depth = 0; depth < location.getNameCount(); depth++) {
            path = location.getElement(depth) instanceof Integer index
                    ? Lines.path(path, index)
                    : Lines.path(path, location.getName(depth));
        }
        return error.getProperty() == null ? path : Lines.path(path, error.getProperty());
    }

    private String problem(Error error) {
        var rules = schema.getSchemaNode()
                .at(error.getSchemaLocation().getFragment().getParent().toString());
        return switch (error.getKeyword()) {
            case "required" -> "is missing; add '" + error.getProperty() + ":' with a value";
            case "additionalProperties" -> "is not known here; known are " + keys(rules);
            case "minItems" -> rules.path(MEND).asText();
            default -> wrong(error.getInstanceNode(), rules);
        };
    }

    private static String wrong(JsonNode value, JsonNode rules) {
        var type = rules.path("type").asText();
        if (type.equals("array")) {
            return "must be a list; write each entry after a dash, or [] for none";
        }
        if (type.equals("object")) {
            return "must be 'key: value' lines" + (rules.has("properties") ? " with the keys " + keys(rules) : "");
        }
        if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
            return "is empty; give it a value";
        }
        return "'" + (value.isValueNode() ? value.asText() : value) + "' "
                + (rules.has("enum")
                        ? "is not one of " + names(rules.get("enum"))
                        : rules.path(MEND).asText());
    }

    private static List<String> keys(JsonNode rules) {
        var keys = new ArrayList<String>();
        rules.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> names(JsonNode values) {
        var names = new ArrayList<String>();
        values.forEach(value -> names.add(value.textValue()));
        return names;
    }
}
