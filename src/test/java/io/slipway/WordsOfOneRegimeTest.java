package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one programme calls its places, people and tests stands in its files; nothing that others use knows it. */
class WordsOfOneRegimeTest {

    private static final Pattern WORDS =
            Pattern.compile("(?<![A-Za-z])(?i:hubs?|trusts?|aide|uat|sit|pre-?prod|flip|smoke"
                    + "|product.?owners?|oat|nhs|ai.?centre|dev.?team|clinical)(?![a-z])(?!(?<=[A-Z])[A-Z])"
                    + "|(Hub|Trust|Aide|Uat|PreProd|Flip|Smoke|ProductOwner|Nhs|DevTeam|Clinical)s?(?![a-z])");

    /** Terms of the field that only look like such words, each with its reason. */
    private static final Map<String, String> EXCUSED = Map.of(
            "X-Hub-Signature", "the header in which Jira signs its web hooks",
            "/sandbox/flip", "where the sandbox stands in for a live system; nothing is let in there outside a demo");

    private static final Path SOURCES = Path.of("src/main/java/io/slipway");

    @Test
    void noClassKnowsThem() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(one -> one.toString().endsWith(".java"))
                    .filter(one -> !one.startsWith(SOURCES.resolve("sandbox")))
                    .toList()) {
                var lines = Files.readAllLines(file);
                for (var number = 0; number < lines.size(); number++) {
                    if (WORDS.matcher(withoutExcused(lines.get(number))).find()) {
                        found.add(file + ":" + (number + 1) + ": "
                                + lines.get(number).strip());
                    }
                }
                if (WORDS.matcher(file.getFileName().toString()).find()) {
                    found.add(file.toString());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void nothingThatAllProgrammesUseKnowsThem() throws IOException {
        var found = new ArrayList<String>();
        for (var folder : List.of("processes/common", "forms/common", "templates/common")) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> WORDS.matcher(line).find())
                            .forEach(line -> found.add(file + ": " + line.strip()));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void whatIsExcusedIsStillThere() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        assertThat(EXCUSED.keySet()).allSatisfy(term -> assertThat(text).contains(term));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class FlipHub",
                "the Central Hub",
                "\"smoke-test\"",
                "needsUat",
                "boolean aide",
                "SMOKE_TEST_SITE",
                "every Trust",
                "preProdSites",
                "\"sit\"",
                "the product owner"
            })
    void theyAreFoundInEverySpelling(String line) {
        assertThat(WORDS.matcher(line).find()).isTrue();
    }

    private static String withoutExcused(String line) {
        var text = line;
        for (var term : List.copyOf(EXCUSED.keySet())) {
            text = text.replace(term, "");
        }
        return text;
    }
}
