package io.slipway.models.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {

    private static final String FILE = "give-advice.form";
    private static final String FIRST = "\"components\": [";
    private static final String QUESTION = "{\"type\": \"text\", \"id\": \"question\", \"text\": \"## Is it well?\"},";

    private static final String DIGEST =
            "{\"type\": \"expression\", \"id\": \"contentDigest\", \"key\": \"contentDigest\", \"expression\": \"=content.digest\"}";

    /** Behind the question, which stands first. */
    private static final String SECOND = "{\n      \"type\": \"radio\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filepicker",
                "documentPreview",
                "iframe",
                "html",
                "button",
                "dynamiclist",
                "image",
                "number",
                "taglist",
                "spacer",
                "toString",
                ""
            })
    void aComponentThatTasklistCannotDrawOrNobodyNeedsIsRefused(String type) {
        assertThat(with("{\"type\": \"" + type + "\", \"id\": \"it\", \"key\": \"it\", \"label\": \"It\"},"))
                .singleElement()
                .asString()
                .startsWith(FILE + ", line ")
                .contains("'it': cannot be drawn in Tasklist; use one of [checkbox, ");
    }

    @Test
    void aPropertyThatIsNotListedIsRefused() {
        assertThat(
                        with(
                                "{\"type\": \"textfield\", \"id\": \"it\", \"key\": \"it\", \"label\": \"It\", \"readonly\": true},"))
                .singleElement()
                .asString()
                .contains("textfield 'it': says 'readonly', which is not used here; remove it");
        assertThat(House.problems(FILE, "\"type\": \"default\"", "\"type\": \"default\", \"onLoad\": 1"))
                .singleElement()
                .asString()
                .contains("form 'give-advice': says 'onLoad'");
    }

    @Test
    void idsAndKeysAreUnique() {
        assertThat(with("{\"type\": \"textarea\", \"id\": \"it\", \"key\": \"comment\", \"label\": \"It\"},"))
                .singleElement()
                .asString()
                .contains("bears a key for the second time");
        assertThat(with("{\"type\": \"textarea\", \"id\": \"comment\", \"key\": \"it\", \"label\": \"It\"},"))
                .singleElement()
                .asString()
                .contains("bears an id for the second time");
        assertThat(with("{\"type\": \"textarea\", \"id\": \"it\", \"key\": \"content.key\", \"label\": \"It\"},"))
                .singleElement()
                .asString()
                .contains("has no proper key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>bold</b>",
                "< script>",
                "<!-- x",
                "[a](javascript:alert(1))",
                "[a]( javascript:alert(1))",
                "[a](<javascript:alert(1)>)",
                "[a](java&#115;cript:alert(1))",
                "[a](data:text/html,x)",
                "![a](file:///etc/passwd)",
                "[a]: javascript:alert(1)",
                "> [a]: javascript:alert(1)",
                "- [a]:\\n javascript:alert(1)",
                "[a](vbscript:x)",
                "[a](\\njavascript:alert(1))",
                "=\\\"<b>\\\" + content.key"
            })
    void aTextIsMarkdownWithLinksToPagesAlone(String text) {
        assertThat(with("{\"type\": \"text\", \"id\": \"it\", \"text\": \"" + text + "\"},"))
                .isNotEmpty()
                .allSatisfy(
                        problem -> assertThat(problem).contains("text 'it': ").contains("; "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "costs ${amount} [GBP], 3 < 4",
                "[a](https://example.org/x), [b](/releases/x#y), [c](#d), [e]({{content.url}}#f)",
                "{{#if content.risk}}**high**{{/if}}",
                "=content.notes"
            })
    void aTextMayShowAndLink(String text) {
        assertThat(with("{\"type\": \"text\", \"id\": \"it\", \"text\": \"" + text + "\"},"))
                .isEmpty();
    }

    @Test
    void aLongTextIsRefusedBeforeItIsReadAndABlankOneReadAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(with("{\"type\": \"text\", \"id\": \"it\", \"text\": \"" + "\\n".repeat(900_000) + "<b>\"},"))
                    .singleElement()
                    .asString()
                    .contains("text 'it': has no text or one too long; shorten it");
            assertThat(with(texts("\\n".repeat(4500)))).isEmpty();
            assertThat(with(texts("\\n[".repeat(3000)))).isEmpty();
            assertThat(with("{\"type\": \"text\", \"id\": \"it\", \"text\": \"=content" + ".a".repeat(4900) + "\"},"))
                    .isEmpty();
        });
    }

    private static String texts(String text) {
        return IntStream.range(0, 200)
                .mapToObj(number -> "{\"type\": \"text\", \"id\": \"it" + number + "\", \"text\": \"" + text + "\"},")
                .collect(Collectors.joining());
    }

    @Test
    void aFormWithMoreComponentsThanAnybodyFillsInIsRefused() {
        assertThat(with("{\"type\": \"it\", \"id\": \"it\"},".repeat(60_000)))
                .singleElement()
                .asString()
                .isEqualTo(FILE + ": has more than 500 components; divide it into forms of several tasks");
    }

    @Test
    void whatIsWrongIsFoundWhereItsIdStands() {
        var lines = "\n{\"type\": \"text\", \"text\": \"It\",\r\n\"id\" :\n\"first\"},"
                + "\n{\"type\": \"image\",\n \"id\": \"second\"},";

        assertThat(House.problems(
                        FILE,
                        "{" + "\"id\": \"give-advice\", \"schemaVersion\": 16, \"components\": [" + QUESTION + lines
                                + "{\"type\": \"text\", \"text\": \"It\", \"id\": \"last\"}," + DIGEST + "]}"))
                .singleElement()
                .asString()
                .startsWith(FILE + ", line 6, image 'second'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"text\", \"id\": \"line\", \"text\": \"It\"},",
                "{\"type\": \"text\", \"id\": \"heading\", \"text\": \"## Is it well?\"},",
                "{\"type\": \"textfield\", \"id\": \"it\", \"key\": \"it\", \"label\": \"## Is it well?\"},"
            })
    void aFormBeginsWithWhatItAsks(String first) {
        assertThat(House.problems(FILE, FIRST, FIRST + first))
                .singleElement()
                .asString()
                .startsWith(FILE + ", line ")
                .contains(": stands first and is not what the form asks; begin with a text whose id is question");
    }

    @Test
    void whatAFormAsksHoldsNoLogicForTheMailSaysItToo() {
        for (var logic : List.of("{{#if content.build}}x{{/if}}", "{{content.a.b}}", "{{refusal}}")) {
            assertThat(House.problems(FILE, "\"text\": \"## ", "\"text\": \"## " + logic))
                    .anySatisfy(problem -> assertThat(problem).contains("text 'question': holds logic"));
        }
    }

    @Test
    void whatAFormAsksIsItsHeading() {
        assertThat(House.problems(FILE, "\"text\": \"## ", "\"text\": \"# "))
                .singleElement()
                .asString()
                .contains("text 'question': stands first and is not what the form asks");
        assertThat(House.problems(FILE, "{\"id\": \"give-advice\", \"schemaVersion\": 16, \"components\": []}"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("form 'give-advice': stands first and is not what the form asks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"=content.digest\"", "\"key\": \"contentDigest\""})
    void whatIsSentSaysWhatWasShown(String needed) {
        assertThat(House.problems(FILE, needed, needed.replaceAll("\\w+\"$", "other\"")))
                .singleElement()
                .asString()
                .contains("form 'give-advice': does not say what it showed when it is sent; add an expression");
    }

    @Test
    void whatModelerSavesBesideTheFormIsAllowed() {
        assertThat(
                        with(
                                "{\"type\": \"textfield\", \"id\": \"Field_0abc\", \"key\": \"it\", \"label\": \"It\", \"layout\": {\"row\": \"Row_1\", \"columns\": null}},"))
                .isEmpty();
        assertThat(House.problems(
                        FILE,
                        FIRST,
                        "\"exporter\": {\"name\": \"Camunda Modeler\", \"version\": \"5.40.0\"}, " + FIRST))
                .isEmpty();
    }

    @Test
    void aFormIsWrittenInUtf8AndHoldsNothingBehindItsEnd() {
        var text = House.text(FILE);

        for (var encoding : List.of("UTF-16", "UTF-16LE", "UTF-32")) {
            assertThat(House.rules().problems(FILE, text.getBytes(Charset.forName(encoding))))
                    .singleElement()
                    .asString()
                    .contains("save it as UTF-8");
        }
        assertThat(House.problems(FILE, "\uFEFF" + text))
                .singleElement()
                .asString()
                .contains("byte order mark");
        assertThat(House.problems(FILE, text + "}")).singleElement().asString().contains("not a readable form");
        assertThat(House.problems(FILE, text + "{}")).singleElement().asString().contains("not a readable form");
        assertThat(House.problems(FILE, "\"id\": \"give-advice\"", "\"id\": \"give-advice\", \"id\": \"other\""))
                .singleElement()
                .asString()
                .contains("line 3: not a readable form: Duplicate field 'id'");
        assertThat(House.problems(FILE, "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("not a readable form");
        for (var other : List.of(
                "",
                "null",
                "[]",
                "1",
                "{}",
                "{\"id\": 1, \"components\": []}",
                "{\"id\": \"give-advice\", \"components\": {}}")) {
            assertThat(House.problems(FILE, other)).singleElement().asString().contains("; ");
        }
    }

    @Test
    void aFormIsNamedAsItsFileAndMadeForThisTasklist() {
        assertThat(House.problems("other.form", House.text(FILE)))
                .singleElement()
                .asString()
                .contains("name the file give-advice.form");
        assertThat(House.problems(FILE, "\"schemaVersion\": 16", "\"schemaVersion\": 18"))
                .singleElement()
                .asString()
                .contains("schema version 18");
        assertThat(House.problems(FILE, "\"Camunda Platform\"", "\"Camunda Cloud\""))
                .singleElement()
                .asString()
                .contains("another platform");
    }

    @Test
    void fieldsOfWrongShapeAreRefused() {
        assertThat(with("{\"type\": \"radio\", \"id\": \"it\", \"key\": \"it\", \"label\": \"It\", \"values\": []},"))
                .hasSize(1);
        assertThat(
                        with(
                                "{\"type\": \"radio\", \"id\": \"it\", \"key\": \"it\", \"label\": \"It\", \"values\": [1, {\"label\": \"a\", \"value\": \"b\", \"c\": 1}]},"))
                .isNotEmpty();
        assertThat(
                        with(
                                "{\"type\": \"select\", \"id\": \"it\", \"key\": \"it\", \"label\": \"It\", \"valuesExpression\": \"content\"},"))
                .hasSize(1);
        assertThat(
                        with(
                                "{\"type\": \"textfield\", \"id\": \"it\", \"key\": \"it\", \"label\": \"It\", \"validate\": {\"pattern\": \"(a+)+\"}},"))
                .hasSize(1);
        assertThat(
                        with(
                                "{\"type\": \"textfield\", \"id\": \"it\", \"key\": \"it\", \"label\": \"It\", \"conditional\": 5},"))
                .isNotEmpty();
        assertThat(with("{\"type\": \"group\", \"id\": \"it\", \"path\": \"x\", \"components\": 5},"))
                .isNotEmpty();
        assertThat(with("{\"type\": \"textfield\", \"id\": \"it\", \"key\": \"it\"},"))
                .singleElement()
                .asString()
                .contains("has no label");
        assertThat(with("5,")).hasSize(1);
        assertThat(with("null,")).hasSize(1);
    }

    private static List<String> with(String component) {
        return House.problems(FILE, SECOND, component + SECOND);
    }
}
