package io.slipway.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.Release;
import io.slipway.release.ReleaseRecord;
import io.slipway.testing.Requirement;
import io.slipway.testing.TaskForms;
import io.slipway.tickets.local.LocalTickets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketContentTest {

    @TempDir
    Path data;

    ReleaseRecord record;
    TicketContent content;
    Release release;

    @BeforeEach
    void begin() {
        record = new ReleaseRecord(data);
        var tickets = LocalTickets.sample(data);
        content = new TicketContent(tickets, record.programmes, record.scopes, record.carriedFixes);
        release = record.begin("1.4.0.0");
        new Scoping(tickets, record.programmes, record.releases, record.scopes, record.carriedFixes)
                .define(release, new ScopeAnswer("Q4", List.of("FLIP-101"), List.of("FLIP-101"), List.of()));
    }

    @Requirement({"F-028", "F-033"})
    @ParameterizedTest
    @ValueSource(strings = {"registerBuild", "recordSitResults", "signOffSit"})
    void sitTasksLinkTheTestStrategyTheDashboardsAndTheStories(String task) {
        assertThat(TaskForms.content(content, release, task).get("taskLinks"))
                .asString()
                .contains("[AI Centre test strategy](https://github.com/AI4VBH/FLIP/")
                .contains("[Sprint dashboard](https://jira.flip.example/secure/Dashboard")
                .contains("[FLIP-101](https://jira.flip.example/browse/FLIP-101)");
    }

    @Requirement({"F-049", "F-050"})
    @Test
    void uatTasksLinkTheBoardAndTheScripts() {
        assertThat(TaskForms.content(content, release, "testFeatures").get("taskLinks"))
                .asString()
                .contains("[UAT feedback board](https://trello.example/b/flip-uat)")
                .contains("[SIT test scripts](");
    }

    @Requirement("F-093")
    @ParameterizedTest
    @ValueSource(strings = {"performFlipSmokeTest", "performAideSmokeTest"})
    void smokeTestsLinkTheirScriptAlone(String task) {
        assertThat(TaskForms.content(content, release, task).get("taskLinks"))
                .asString()
                .startsWith("[Smoke test script](https://jira.flip.example/")
                .doesNotContain("FLIP-101");
    }

    @Test
    void theScopeIsChosenFromTheTicketsAndNamesTheFixesThatMustBeIn() {
        record.carriedFixes.carry("flip", "FLIP-106", release.key());

        var shown = TaskForms.content(content, release, "defineScope");

        assertThat(shown.get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(Map.of(
                        "label",
                        "FLIP-105 XNAT upload of studies with more than 2,000 slices times out (Bug fix of severity 3, done)",
                        "value",
                        "FLIP-105"));
        assertThat(shown.get("tickets"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(9);
        assertThat(shown.get("carriedFixesHint")).asString().contains("FLIP-106 (mended in FLIP-1.4.0.0)");
    }

    @Test
    void otherTasksAreLeftAlone() {
        assertThat(TaskForms.content(content, release, "acceptScope")).isEmpty();
    }
}
