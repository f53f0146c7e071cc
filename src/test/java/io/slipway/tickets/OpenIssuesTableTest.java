package io.slipway.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which open issue stands against which gate is what the table says. */
class OpenIssuesTableTest {

    private static final Path TABLE = Path.of("processes", "common", "open-issues.dmn");

    @ParameterizedTest(name = "{1} before {0}: {2}")
    @CsvSource({
        "userTest,   1, blocks",
        "userTest,   2, mayStay",
        "userTest,   5, mayStay",
        "userTest,    , blocks",
        "production, 1, blocks",
        "production, 2, blocks",
        "production, 3, needsWorkaround",
        "production, 4, needsWorkaround",
        "production, 5, mayStay",
        "production, 6, blocks",
        "production,  , blocks",
        "nowhere,    5, blocks",
        ",           5, blocks"
    })
    @Requirement({"F-032", "X-04"})
    void anIssueThatNobodyRatedOrAGateThatNobodyKnowsBlocks(
            @Nullable String gate, @Nullable Integer severity, String becomes) throws IOException {
        var engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        try (var table = Files.newInputStream(TABLE)) {
            var answer = engine.evaluateDecisionTable(
                    "open-issues", table, Variables.putValue("gate", gate).putValue("severity", severity));

            assertThat(answer.getSingleResult().<String>getSingleEntry()).isEqualTo(becomes);
        }
    }
}
