package io.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people have to be told anew, and then to wait again, is what the table says. */
class MaterialChangeTableTest {

    private static final Path TABLE = Path.of("processes", "common", "material-change.dmn");

    @ParameterizedTest(name = "{0} {1} by {2} min, same day {3}: {4}")
    @Requirement("M-060")
    @CsvSource({
        "windowStart, earlier,   30, true,  material",
        "windowStart, earlier, 1440, false, material",
        "windowStart, later,     30, true,  minor",
        "windowStart, later,    600, true,  minor",
        "windowStart, later,   1440, false, material",
        "windowEnd,   earlier,   30, true,  minor",
        "windowEnd,   later,     60, true,  minor",
        "windowEnd,   later,     60, false, minor",
        "windowEnd,   later,     61, true,  material",
        "window,      added,      0, false, material",
        "window,      removed,    0, false, minor",
        "environment, added,      0, false, material",
        "environment, removed,    0, false, minor",
        "scope,       added,      0, false, material",
        "scope,       removed,    0, false, minor",
        "weather,     later,      0, true,  material",
    })
    void whatHitsPeopleOtherwiseThanTheyWereToldIsMaterialAndSoIsWhatNoRowKnows(
            String changed, String way, long minutes, boolean sameDay, String becomes) {
        assertThat(decide(new Change(changed, way, minutes, sameDay, ""))).isEqualTo(becomes);
    }

    static String decide(Change change) {
        var engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (var table = Files.newInputStream(TABLE)) {
            return engine.evaluateDecisionTable("material-change", table, Variables.fromMap(change.inputs()))
                    .getSingleResult()
                    .getSingleEntry();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
