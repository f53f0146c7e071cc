package io.slipway.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema says of a programme exactly what the records take, and what it refuses has its place, its line and its mend. */
class ProgrammeSchemaTest {

    private static final Path FILE = Path.of("programmes/programme.schema.json");
    private static final Map<Type, String> KINDS = Map.of(
            boolean.class, "flag",
            Duration.class, "duration",
            LocalTime.class, "time",
            LocalDate.class, "date",
            ZoneId.class, "timeZone",
            URI.class, "address");

    private final JsonNode schema = json();

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            party: trust-gstt, onboarded | owner: trust-gstt, onboarded | environments[4].sites[3].owner (line #): is not known here; known are [code, name, tags, party, onboarded, deployedBy, host, wave, sameAs]
            id: flip                     | colour: red\\nid: flip       | colour (line #): is not known here; known are [id, name, timeZone,
            host: gstt, wave: 2          | host: gstt                   | environments[4].sites[3].wave (line #): is missing; add 'wave:' with a value
            tickets:\\n  project: FLIP   | tickets: {}                  | tickets.project (line #): is missing; add 'project:' with a value
            wave: 2                      | wave: "2"                    | environments[4].sites[3].wave (line #): '2' is not a whole number
            wave: 2                      | wave: -1                     | environments[4].sites[3].wave (line #): '-1' is not a whole number from 0
            wave: 2                      | wave: 99999999999            | environments[4].sites[3].wave (line #): '99999999999' is not a whole number from 0
            severities: [1]              | severities: [0]              | releaseTypes[1].startsFrom.severities[0] (line #): '0' is not a severity; write a whole number from 1 to 5
            severities: [1]              | severities: []               | releaseTypes[1].startsFrom.severities (line #): is empty; name one, as in [1]
            severities: [1]              | severities: { worst: 1 }     | releaseTypes[1].startsFrom.severities (line #): must be a list; write each entry after a dash, or [] for none
            eachParty: true              | eachParty: soon              | roles[4].eachParty (line #): 'soon' is not true or false
            tickets:\\n  project: FLIP   | tickets: [FLIP]              | tickets (line #): must be 'key: value' lines with the keys [project, content]
            tickets:\\n  project: FLIP   | tickets: FLIP                | tickets (line #): must be 'key: value' lines with the keys [project, content]
            tickets:\\n  project: FLIP   | tickets:                     | tickets (line #): must be 'key: value' lines with the keys [project, content]
            project: FLIP                | project:                     | tickets.project (line #): is empty; give it a value
            project: FLIP                | project: " "                 | tickets.project (line #): is empty; give it a value
            project: FLIP                | project: 7                   | tickets.project (line #): '7' is not a text; put it in quotes
            project: FLIP                | project: [FLIP]              | tickets.project (line #): '["FLIP"]' is not a text; put it in quotes
            timeZone: Europe/London      | timeZone: ""                 | timeZone (line #): is empty; give it a value
            matches: production          | matches:                     | environments[3].matches (line #): is empty; give it a value
            boundTo: NOTES               | boundTo:                     | environments[3].criteria[1].boundTo (line #): is empty; give it a value
            boundTo: NOTES               | boundTo: notes               | environments[3].criteria[1].boundTo (line #): 'notes' is not one of [NOTHING, BUILD, NOTES, WINDOW, REQUEST]
            boundTo: NOTES               | boundTo: 1                   | environments[3].criteria[1].boundTo (line #): '1' is not one of [NOTHING, BUILD, NOTES, WINDOW, REQUEST]
            increments: [MINOR, MAJOR]   | increments: [[MINOR]]        | releaseTypes[0].increments[0] (line #): '["MINOR"]' is not one of [MAJOR, MINOR, PATCH, EMERGENCY]
            extraHolidays: []            | extraHolidays:               | timing.extraHolidays (line #): must be a list; write each entry after a dash, or [] for none
            extraHolidays: []            | extraHolidays: [~]           | timing.extraHolidays[0] (line #): is empty; give it a value
            oatOwner: product-owner      | oatOwner:                    | choices.oatOwner (line #): is empty; give it a value
            host: gstt                   | host: gs tt                  | environments[4].sites[3].host (line #): 'gs tt' is not a host of an inventory
            code: gstt                   | code: GSTT                   | environments[4].sites[3].code (line #): 'GSTT' is not a short name; write at most 32 small letters
            id: flip                     | id: f                        | id (line #): 'f' is not the short name of a programme; write 2 to 16 small letters
            id: oatSignedOff             | id: oat-signed-off           | environments[4].criteria[1].id (line #): 'oat-signed-off' is not the id of a criterion
            series: RCA                  | series: rca                  | releaseTypes[2].series (line #): 'rca' is not a series; write 2 to 8 capital letters
            dev-team: R, product-owner: A | dev-team: RX, product-owner: A | raci[0].cells.dev-team (line #): 'RX' must be some of the letters R, A, C, I, or "-" for none
            days: [SUNDAY]               | days: []                     | lowUseWindows[1].days (line #): is empty; name the days, as in [SUNDAY]
            days: [SUNDAY]               | days: [Sunday]               | lowUseWindows[1].days[0] (line #): 'Sunday' is not one of [MONDAY, TUESDAY,
            from: 2026-12-18             | from: 2026-02-30             | freezes[0].from (line #): '2026-02-30' is not a date; write 2026-12-18
            from: 2026-12-18             | from: 18.12.2026             | freezes[0].from (line #): '18.12.2026' is not a date; write 2026-12-18
            from: "19:00"                | from: "25:00"                | lowUseWindows[0].from (line #): '25:00' is not a time of day
            """)
    void namesPlaceLineAndMend(String original, String mistake, String message) {
        var from = original.replace("\\n", "\n");
        var line = lineOf(from);

        assertThatThrownBy(() -> readWith(from, mistake.replace("\\n", "\n")))
                .isInstanceOf(ProgrammeBroken.class)
                .hasMessageContaining("has a problem;")
                .hasMessageContaining("\n  - " + message.replace("#", "" + line));
    }

    @Test
    void aKeyThatStandsTwiceHasItsLine() {
        var line = lineOf("{ code: sit, name: SIT");

        assertThatThrownBy(() -> readWith("{ code: sit, name: SIT", "{ code: sit, code: sit, name: SIT"))
                .isInstanceOf(ProgrammeBroken.class)
                .hasMessageContaining("line " + line + " : Duplicate field 'code'");
    }

    @Test
    void tellsAllMistakesOfTheShapeAtOnce() {
        var broken = Flip.text()
                .replace("wave: 2 }", "wave: two, colour: red }")
                .replace("taskDue: P2D", "taskDue: 2 days")
                .replace("project: FLIP", "project:");

        assertThatThrownBy(() -> read(broken))
                .hasMessageContaining("has 4 problems")
                .hasMessageContaining("environments[4].sites[3].wave")
                .hasMessageContaining("environments[4].sites[3].colour")
                .hasMessageContaining("timing.taskDue")
                .hasMessageContaining("tickets.project");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# nothing\n", "just words", "[]", "- id: flip", "7"})
    void whatIsNoProgrammeAtAllIsAMistake(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProgrammeBroken.class)
                .hasMessageContaining("must be 'key: value' lines with the keys [id, name, timeZone,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2", "2 days", "P", "PT", "P1DT", "P1W", "P1M", "P1Y", "-P1D", "P99999999999D", "p2d", "[P2D]"})
    void spansOfTimeThatNobodyCouldCountAreRefused(String span) {
        assertThatThrownBy(() -> readWith("taskDue: P2D", "taskDue: " + span))
                .isInstanceOf(ProgrammeBroken.class)
                .hasMessageContaining("timing.taskDue")
                .hasMessageContaining("is not a span of time; write P2D for two days, PT45M for 45 minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2D", "PT45M", "P1DT12H", "PT1H30M15S", "P9999DT9999H9999M9999S"})
    void otherSpansAreRead(String span) {
        assertThat(readWith("taskDue: P2D", "taskDue: " + span).timing().taskDue())
                .isEqualTo(Duration.parse(span));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trello.example",
                "//trello.example",
                "ftp://trello.example",
                "\"http://[\"",
                "\"https://trello.example/a b\"",
                "\"https://%zz\"",
                "7",
                "{}"
            })
    void addressesThatLeadNowhereAreRefused(String address) {
        assertThatThrownBy(() -> readWith("url: https://trello.example/b/flip-uat", "url: " + address))
                .isInstanceOf(ProgrammeBroken.class)
                .hasMessageContaining("links.feedback.url")
                .hasMessageContaining("is not an address; write https://…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imaging",
                "a@b",
                "a b@kch.example",
                "a..b@kch.example",
                "a@kch.example, b@kch.example",
                "a@kch.example\\n"
            })
    void nothingButOneMailAddressIsAContact(String email) {
        assertThatThrownBy(() -> readWith("email: imaging-research@kch.example", "email: \"" + email + "\""))
                .isInstanceOf(ProgrammeBroken.class)
                .hasMessageContaining("parties[4].contacts[1].email")
                .hasMessageContaining("is not an e-mail address; write name@host.domain");
    }

    @Test
    void everyRecordHasItsSection() {
        compare(Programme.class, schema, "");
    }

    @Test
    void isWrittenInTheDraftThatItNames() {
        var draft = SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(SchemaLocation.of(schema.get("$schema").textValue()));

        assertThat(draft.validate(schema)).isEmpty();
    }

    @Test
    void refersToItselfOnlySoThatNothingIsFetched() {
        assertThat(schema.findValuesAsText("$ref"))
                .isNotEmpty()
                .allMatch(reference -> schema.at(reference.substring(1)).isObject());
        assertThat(schema.findValues("$id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "programmes/flip.yaml",
                "src/test/resources/harbour/programmes/harbour.yaml",
                "src/test/resources/mhhs/programmes/mhhs.yaml"
            })
    void programmesNameItForEditors(String programme) throws IOException {
        var first = Files.readAllLines(Path.of(programme)).get(0);

        assertThat(first).startsWith("# yaml-language-server: $schema=");
        assertThat(Path.of(programme).resolveSibling(first.substring(first.indexOf('=') + 1)))
                .hasSameBinaryContentAs(FILE);
    }

    @Test
    void isNoProgrammeItself() {
        assertThat(Flip.programmes().all()).extracting(Programme::id).containsExactly("flip");
    }

    private void compare(Type type, JsonNode rules, String at) {
        var node = resolved(rules);
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            assertThat(node.path("type").asText()).as(at).isEqualTo("array");
            compare(generic.getActualTypeArguments()[0], node.path("items"), at + "[]");
        } else if (type instanceof ParameterizedType map) {
            assertThat(node.path("type").asText()).as(at).isEqualTo("object");
            compare(map.getActualTypeArguments()[1], node.path("additionalProperties"), at + ".*");
        } else if (type instanceof Class<?> record && record.isRecord()) {
            compareRecord(record, node, at);
        } else if (type instanceof Class<?> words && words.isEnum()) {
            assertThat(strings(node.path("enum")))
                    .as(at)
                    .containsExactly(names(words.getEnumConstants(), Object::toString));
        } else if (KINDS.containsKey(type)) {
            assertThat(rules.path("$ref").asText()).as(at).isEqualTo("#/$defs/" + KINDS.get(type));
        } else {
            assertThat(node.path("type").asText()).as(at).isEqualTo(type == String.class ? "string" : "integer");
            assertThat(node.has("errorMessage")).as(at + " says the mend").isTrue();
            assertThat(type == String.class || node.path("maximum").canConvertToInt())
                    .as(at + " has a limit")
                    .isTrue();
        }
    }

    private void compareRecord(Class<?> record, JsonNode node, String at) {
        var components = record.getRecordComponents();
        var required = Arrays.stream(components)
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .toArray(RecordComponent[]::new);
        var properties = new ArrayList<String>();
        node.path("properties").fieldNames().forEachRemaining(properties::add);

        assertThat(properties).as(at).containsExactly(names(components, RecordComponent::getName));
        assertThat(strings(node.path("required"))).as(at).containsExactly(names(required, RecordComponent::getName));
        assertThat(node.path("additionalProperties").toString()).as(at).isEqualTo("false");
        for (var component : components) {
            var property = node.path("properties").path(component.getName());
            var path = at + "." + component.getName();
            assertThat(property.path("description").asText()).as(path).endsWith(".");
            compare(component.getGenericType(), property, path);
        }
    }

    private JsonNode resolved(JsonNode rules) {
        return rules.has("$ref") ? schema.at(rules.get("$ref").textValue().substring(1)) : rules;
    }

    private static List<String> strings(JsonNode values) {
        var strings = new ArrayList<String>();
        values.forEach(value -> strings.add(value.textValue()));
        return strings;
    }

    private static <T> String[] names(T[] things, java.util.function.Function<T, String> name) {
        return Stream.of(things).map(name).toArray(String[]::new);
    }

    private static long lineOf(String text) {
        return Flip.text()
                        .substring(0, Flip.text().indexOf(text))
                        .chars()
                        .filter(character -> character == '\n')
                        .count()
                + 1;
    }

    private static Programme readWith(String original, String mistake) {
        assertThat(Flip.text()).contains(original);
        return read(Flip.text().replaceFirst(Pattern.quote(original), Matcher.quoteReplacement(mistake)));
    }

    private static Programme read(String text) {
        return new ProgrammeFile("programmes/flip.yaml", UnaryOperator.identity())
                .read(text.replace("${slipway.banner.url:http://localhost:8091}", "http://localhost:8091"));
    }

    private static JsonNode json() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
