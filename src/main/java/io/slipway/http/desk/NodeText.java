package io.slipway.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words in a piece of JSON, line by line, whatever form its sender gave them: plain, a choice with a name or a value,
 * a list of such, or a document of Jira with paragraphs and marks.
 */
final class NodeText {

    /** Where the words of a node stand that is no text itself; the first that is there counts. */
    private static final List<String> WORDS =
            List.of("text", "name", "value", "displayName", "shortName", "title", "url");

    private final StringBuilder text = new StringBuilder();

    private NodeText() {}

    /** Returns no line that is blank. */
    static List<String> lines(JsonNode node) {
        var reading = new NodeText();
        reading.read(node);
        return Arrays.stream(reading.text.toString().split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Returns an empty text where nothing is said. */
    static String of(JsonNode node) {
        return String.join("\n", lines(node));
    }

    private void read(JsonNode node) {
        if (node.isArray()) {
            node.forEach(element -> {
                read(element);
                text.append('\n');
            });
        } else if (node.isObject()) {
            object(node);
        } else if (!node.isNull() && !node.isMissingNode()) {
            text.append(node.asText());
        }
    }

    private void object(JsonNode node) {
        if (node.has("content")) {
            node.path("content").forEach(this::read);
            text.append('\n');
            return;
        }
        if (node.path("type").asText().equals("hardBreak")) {
            text.append('\n');
            return;
        }
        var parts = new ArrayList<JsonNode>();
        Stream.of(node, node.path("attrs"))
                .forEach(place -> WORDS.stream()
                        .map(place::path)
                        .filter(found -> !found.isMissingNode() && !found.isNull())
                        .findFirst()
                        .ifPresent(parts::add));
        parts.stream().findFirst().ifPresent(this::read);
        if (node.hasNonNull("child")) {
            text.append('\n');
            read(node.path("child"));
        }
    }
}
