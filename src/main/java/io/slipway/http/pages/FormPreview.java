package io.slipway.http.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.words.Markdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A form as it reads, before anybody gets it: with the names of what a release puts into it. */
record FormPreview(String name, List<Part> parts) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern READ = Pattern.compile("\\{\\{\\s*(?:content\\.)?([^}]*?)\\s*}}");
    private static final Set<String> UNSEEN = Set.of("expression", "spacer");

    /**
     * One thing in it.
     *
     * @param html what a text says; empty for anything else
     * @param options what can be chosen, or the columns of a table
     * @param when the condition under which it is hidden; null where it never is
     */
    record Part(
            String type,
            String label,
            String hint,
            String html,
            List<String> options,
            boolean required,
            @Nullable String when) {

        public boolean isText() {
            return type.equals("text");
        }

        public boolean isGroup() {
            return type.equals("group");
        }

        public boolean isTable() {
            return type.equals("table");
        }

        public boolean isLong() {
            return type.equals("textarea");
        }

        public boolean isChoice() {
            return !options.isEmpty() && !isTable();
        }
    }

    /** Reads a form that passed the checks of models. */
    static FormPreview of(String name, byte[] form) {
        try {
            return new FormPreview(name, parts(JSON.readTree(form)).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " was taken as a form and is none", unreadable);
        }
    }

    private static Stream<Part> parts(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false)
                .filter(component -> !UNSEEN.contains(text(component, "type")))
                .flatMap(component -> Stream.concat(Stream.of(part(component)), parts(component)));
    }

    private static Part part(JsonNode component) {
        var hide = component.path("conditional").path("hide").asText("");
        return new Part(
                text(component, "type"),
                readable(text(component, "label")),
                readable(text(component, "description")),
                Markdown.html(readable(text(component, "text"))),
                Stream.of("values", "columns")
                        .flatMap(list ->
                                StreamSupport.stream(component.path(list).spliterator(), false))
                        .map(option -> text(option, "label"))
                        .toList(),
                component.path("validate").path("required").asBoolean(),
                hide.isEmpty() ? null : hide.substring(1));
    }

    private static String readable(String text) {
        return READ.matcher(text).replaceAll("‹$1›");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
