package io.slipway.models.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a form has to be: made of what Tasklist can draw, readable for everybody, without anything that runs. It begins with
 * what it asks, which is also the mail that brings the task.
 */
final class FormRules {

    private static final String PLATFORM = "Camunda Platform";
    private static final String QUESTION = "question";
    private static final String HEADING = "## ";

    /** The field that says what the form showed. */
    static final String DIGEST = "contentDigest";

    private static final Pattern FACT = Pattern.compile("\\{\\{content\\.\\w+}}");
    private static final int DEPTH = 20;
    private static final int LABEL = 500;
    private static final int TEXT = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern ID = Pattern.compile("[A-Za-z]\\w{0,99}");
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,99}");
    private static final Pattern SHOWN = Pattern.compile("=content(?:\\.\\w++)++");
    private static final Pattern TAG = Pattern.compile("<\\s*[A-Za-z/!?]");
    private static final Pattern LINK = Pattern.compile("](?:\\(|:)\\s*+(\\S*+)");
    private static final Pattern ID_IN_TEXT = Pattern.compile("\\R|\"id\"\\s*+:\\s*+\"([^\"\\\\]*+)\"");
    private static final Pattern SAFE = Pattern.compile("https?://.*|/.*|#.*|\\{\\{.*", Pattern.DOTALL);

    private final Allowed.Forms forms;
    private final int most;
    private final Map<String, Map<String, String>> types;

    FormRules(Allowed allowed) {
        forms = allowed.forms();
        most = allowed.limits().components();
        types = forms.types();
    }

    private static boolean saysWhatItShows(JsonNode component) {
        return component.path("key").asText().equals(DIGEST)
                && component.path("type").asText().equals("expression")
                && component.path("expression").asText().equals("=content.digest");
    }

    static JsonNode read(byte[] content) throws ModelUnreadable {
        try {
            return JSON.readTree(Utf8.text(content));
        } catch (JsonProcessingException broken) {
            var line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new ModelUnreadable(", line " + line + ": not a readable form: "
                    + broken.getOriginalMessage().replaceAll(" \\(for .*", "")
                    + "; mend the JSON, or save it anew in Camunda Modeler");
        }
    }

    void check(JsonNode form, String name, String text, Findings findings) {
        if (!form.path("id").isTextual() || !form.path("components").isArray()) {
            findings.say(": not a Camunda form: it needs an id and components; save it in Camunda Modeler");
            return;
        }
        if (components(form).limit(most + 1L).count() > most) {
            findings.say(": has more than " + most + " components; divide it into forms of several tasks");
            return;
        }
        new Check(text, findings).form(form, name);
    }

    /** One form under examination. */
    private final class Check {

        private final Map<String, Integer> lines;
        private final Findings findings;
        private final Set<String> ids = new HashSet<>();
        private final Set<String> keys = new HashSet<>();

        Check(String text, Findings findings) {
            lines = linesOfIds(text);
            this.findings = findings;
        }

        void form(JsonNode form, String name) {
            var id = form.path("id").asText();
            var place = place("form", id);
            form.fieldNames().forEachRemaining(key -> {
                if (!forms.keys().contains(key)) {
                    findings.say(place, "says " + Findings.quoted(key) + ", which is not used here", "remove it");
                }
            });
            require(
                    FORM.matcher(id).matches(),
                    place,
                    "has an id that is no name in kebab-case",
                    "name it like define-scope");
            require(
                    name.equals(id + ".form"),
                    place,
                    "stands in " + Findings.quoted(name),
                    "name the file " + id + ".form");
            require(
                    form.path("type").asText("default").equals("default"),
                    place,
                    "has another type",
                    "use \"default\"");
            require(
                    form.path("executionPlatform").asText(PLATFORM).equals(PLATFORM),
                    place,
                    "is made for another platform",
                    "create it for Camunda Platform 7");
            require(
                    form.path("schemaVersion").asInt(forms.schemaVersion()) <= forms.schemaVersion(),
                    place,
                    "has schema version " + form.path("schemaVersion") + ", which Tasklist cannot draw",
                    "create it for Camunda Platform 7.24, schema version " + forms.schemaVersion());
            question(form.path("components").path(0), place);
            require(
                    StreamSupport.stream(form.path("components").spliterator(), false)
                            .anyMatch(FormRules::saysWhatItShows),
                    place,
                    "does not say what it showed when it is sent",
                    "add an expression with the key " + DIGEST + " and the expression =content.digest");
            components(form.path("components"));
        }

        private void question(JsonNode first, String form) {
            var id = first.path("id").asText();
            require(
                    first.path("type").asText().equals("text")
                            && id.equals(QUESTION)
                            && first.path("text").asText().startsWith(HEADING),
                    id.isEmpty() ? form : place(first.path("type").asText("component"), id),
                    "stands first and is not what the form asks",
                    "begin with a text whose id is question and whose text begins with '## ' and what is asked");
            require(
                    !FACT.matcher(first.path("text").asText()).replaceAll("").contains("{{"),
                    id.isEmpty() ? form : place(first.path("type").asText("component"), id),
                    "holds logic, which the mail that asks the same cannot follow",
                    "write facts alone there, as in {{content.title}}");
        }

        private void components(JsonNode components) {
            components.forEach(
                    component -> component(component, component.path("type").asText()));
        }

        private void component(JsonNode component, String type) {
            var place = place(
                    type.isEmpty() ? "component" : type, component.path("id").asText());
            var may = types.get(type);
            if (may == null) {
                findings.say(place, "cannot be drawn in Tasklist", "use one of " + new TreeSet<>(types.keySet()));
                return;
            }
            component.properties().forEach(says -> {
                var kind = may.get(says.getKey());
                if (kind == null) {
                    findings.say(
                            place, "says " + Findings.quoted(says.getKey()) + ", which is not used here", "remove it");
                } else {
                    value(says.getKey(), kind.replace("required ", ""), says.getValue(), place);
                }
            });
            may.forEach((key, kind) -> require(
                    !kind.startsWith("required ") || component.has(key), place, "has no " + key, "give it one"));
            require(
                    !may.containsKey("values")
                            || !may.containsKey("valuesExpression")
                            || component.has("values") != component.has("valuesExpression"),
                    place,
                    "does not say in one way what it offers",
                    "give it either values or a valuesExpression");
        }

        private void value(String key, String kind, JsonNode value, String place) {
            switch (kind) {
                case "id" -> {
                    require(ID.matcher(value.asText()).matches(), place, "has no proper id", "use letters and digits");
                    require(
                            ids.add(value.asText()),
                            place,
                            "bears an id for the second time",
                            "give it one of its own");
                }
                case "key" -> {
                    require(ID.matcher(value.asText()).matches(), place, "has no proper key", "use letters and digits");
                    require(
                            keys.add(value.asText()),
                            place,
                            "bears a key for the second time",
                            "give it one of its own");
                }
                case "text" -> text(value, place);
                case "label" -> label(key, value, place);
                case "feel" ->
                    require(
                            value.isTextual()
                                    && value.asText().startsWith("=")
                                    && value.asText().length() <= LABEL,
                            place,
                            "says in " + key + " what is no expression",
                            "write it like =content.sites");
                case "truth" ->
                    require(value.isBoolean(), place, "says in " + key + " neither true nor false", "say which");
                case "number" -> require(value.isInt(), place, "says in " + key + " no number", "write one");
                case "empty" ->
                    require(
                            value.asText("x").isEmpty(),
                            place,
                            "puts its fields below " + Findings.quoted(value.toString()),
                            "leave its path empty");
                case "values" -> options(key, value, "value", place);
                case "columns" -> options(key, value, "key", place);
                case "validation" -> validation(value, place);
                case "hide" -> {
                    only(value, Set.of("hide"), place);
                    value("hide", "feel", value.path("hide"), place);
                }
                case "components" -> components(value);
                default -> {}
            }
        }

        private void text(JsonNode value, String place) {
            var said = value.asText();
            if (!value.isTextual() || said.length() > TEXT) {
                findings.say(place, "has no text or one too long", "shorten it");
                return;
            }
            require(
                    !said.startsWith("=") || SHOWN.matcher(said).matches(),
                    place,
                    "computes its text",
                    "write the text and {{content.name}} in it, or =content.name alone");
            require(!TAG.matcher(said).find(), place, "holds HTML", "write Markdown");
            LINK.matcher(said)
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !SAFE.matcher(link).matches())
                    .forEach(link -> findings.say(
                            place,
                            "links to " + Findings.quoted(link),
                            "link to https://.. or to a page of this site, /.."));
        }

        private void label(String key, JsonNode value, String place) {
            require(
                    value.isTextual()
                            && value.asText().length() <= LABEL
                            && !value.asText().startsWith("=")
                            && !TAG.matcher(value.asText()).find(),
                    place,
                    "says in " + key + " what is no plain text",
                    "write a short text without HTML");
        }

        private void options(String key, JsonNode options, String name, String place) {
            require(options.isArray() && !options.isEmpty(), place, "has no " + key, "give it some");
            var seen = new HashSet<String>();
            options.forEach(option -> {
                only(option, Set.of("label", name), place);
                label("label", option.path("label"), place);
                label(name, option.path(name), place);
                require(
                        seen.add(option.path(name).asText()),
                        place,
                        "has " + Findings.quoted(option.path(name).asText()) + " twice",
                        "remove one of them");
            });
        }

        private void validation(JsonNode validation, String place) {
            only(validation, Set.of("required", "maxLength"), place);
            require(
                    validation.path("required").isMissingNode()
                            || validation.path("required").isBoolean(),
                    place,
                    "says in required neither true nor false",
                    "say which");
            require(
                    validation.path("maxLength").isMissingNode()
                            || validation.path("maxLength").isInt(),
                    place,
                    "says in maxLength no number",
                    "write one");
        }

        private void only(JsonNode object, Set<String> names, String place) {
            require(
                    object.isObject(),
                    place,
                    "holds " + Findings.quoted(object.toString()),
                    "save it in Camunda Modeler");
            object.fieldNames()
                    .forEachRemaining(name -> require(
                            names.contains(name),
                            place,
                            "says " + Findings.quoted(name) + ", which is not used here",
                            "remove it"));
        }

        private void require(boolean right, String place, String what, String mend) {
            if (!right) {
                findings.say(place, what, mend);
            }
        }

        private String place(String what, String id) {
            var line = lines.get(id);
            return (line == null ? "" : "line " + line + ", ") + what + " " + Findings.quoted(id);
        }
    }

    /** The reader keeps no lines, so ids are looked up in the text: all of them on one way through it. */
    private static Map<String, Integer> linesOfIds(String text) {
        var lines = new HashMap<String, Integer>();
        var line = 1;
        for (var found = ID_IN_TEXT.matcher(text); found.find(); ) {
            if (found.group(1) == null) {
                line++;
            } else {
                line += (int)
                        found.group().codePoints().filter(one -> one == '\n').count();
                lines.putIfAbsent(found.group(1), line);
            }
        }
        return lines;
    }

    /** Returns every component of a form, those in groups too. */
    static Stream<JsonNode> components(JsonNode form) {
        return StreamSupport.stream(form.path("components").spliterator(), false)
                .flatMap(one -> Stream.concat(Stream.of(one), components(one)));
    }

    /** Returns what a form offers to decide; without an alternative an expression hands it in. */
    static Stream<String> decisions(JsonNode form) {
        return components(form)
                .filter(field -> field.path("key").asText().equals("decision"))
                .flatMap(field -> field.path("values").isArray()
                        ? field.path("values").findValuesAsText("value").stream()
                        : Stream.of(field.path("expression").asText().replaceAll("^=\"|\"$", "")));
    }
}
