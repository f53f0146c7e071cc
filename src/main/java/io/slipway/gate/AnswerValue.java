package io.slipway.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.words.Quoted;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One answer as forms send it: text, a number, yes or no, or the JSON text of what was chosen; never an object of Java. */
final class AnswerValue {

    private static final Set<String> PARTS = Set.of("value", "type", "valueInfo");
    private static final Set<String> TYPES =
            Set.of("string", "boolean", "short", "integer", "long", "double", "date", "null");
    private static final Pattern LISTS = Pattern.compile("(?:java\\.(?:util|lang)\\.\\w+[<>, ]*)+");
    private static final int LONGEST = 4000;
    private static final int LONGEST_LIST = 100_000;

    private AnswerValue() {}

    static Optional<String> wrongIn(String name, JsonNode answer) {
        var value = answer.path("value");
        if (!answer.isObject() || !EngineJson.strangers(answer, PARTS).isEmpty() || value.isContainerNode()) {
            return Optional.of(
                    Quoted.of(name) + " is sent as {\"value\": …} with a text, a number or yes or no; several"
                            + " chosen ones as the JSON text of a list, with \"type\": \"Json\"");
        }
        if (!isKnown(answer)) {
            return Optional.of(Quoted.of(name) + " is of a type that no form sends; leave the type out");
        }
        if (name.equals("decision") && !value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            return Optional.of("'decision' is a text; send the value of one of the form's choices");
        }
        var longest = isList(answer) ? LONGEST_LIST : LONGEST;
        return value.isTextual() && value.textValue().length() > longest
                ? Optional.of(Quoted.of(name) + " is longer than " + longest + " characters; shorten it")
                : Optional.empty();
    }

    private static boolean isKnown(JsonNode answer) {
        var type = answer.path("type");
        return type.isMissingNode()
                || type.isNull()
                || type.isTextual()
                        && (isList(answer) || TYPES.contains(type.textValue().toLowerCase(Locale.ROOT)));
    }

    private static boolean isList(JsonNode answer) {
        var type = answer.path("type").asText();
        var info = answer.path("valueInfo");
        return type.equalsIgnoreCase("Json")
                || type.equalsIgnoreCase("Object")
                        && info.path("serializationDataFormat").asText().equals("application/json")
                        && LISTS.matcher(info.path("objectTypeName").asText()).matches();
    }
}
