package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import io.slipway.build.Retests;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.testing.AnotherEngine;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import io.slipway.testing.Walks;
import io.slipway.tickets.TicketChange;
import io.slipway.tickets.TicketSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Defects as programs and people meet them: over REST, on their pages, and in the ticket system shortly after. */
@ExtendWith(AnotherEngine.class)
@SlipwayTest
@Walks("update-ticket")
@TestPropertySource(properties = "slipway.home=src/test/resources/mhhs")
class DefectsTest {

    private static final String TRIAGE = "mhhs-triage-team";
    private static final String TESTER = "mhhs-testers";
    private static final String DEFECT_MANAGER = "mhhs-test-defect-managers";

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

    @Autowired
    Programmes programmes;

    @Autowired
    Retests retests;

    @Autowired
    TicketSystem tickets;

    @Value("${slipway.data}")
    Path data;

    @LocalServerPort
    int port;

    private Path file;

    @BeforeEach
    void putTheDemosTickets() throws IOException {
        file = data.resolve("tickets/MHHS.yaml");
        Files.createDirectories(file.getParent());
        try (var sample = getClass().getResourceAsStream("/tickets-sample/MHHS.yaml")) {
            Files.write(file, sample.readAllBytes());
        }
    }

    @Test
    @Requirement({"M-038", "M-039", "M-040", "M-041"})
    void releaseAndConfigurationIssuesHaveACategoryAndThoseWhoCoordinateIt() {
        var answer = program(TESTER).get("/api/defects?programme=mhhs&category=release-configuration&size=1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Total-Count")).contains("2");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$[*].key")).containsExactly("MHHS-D503");
        assertThat(JsonPath.<List<String>>read(answer.body(), "$[0].coordinators"))
                .containsExactly("environment-manager", "release-manager");
        assertThat(program(TESTER).get("/api/defects?place=sit-a").body()).contains("There is no such parameter");

        var accepted = post("mhhs-environment-manager", "MHHS-D505/triage", "{'accepted': true}");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(post("mhhs-environment-manager", "MHHS-D504/triage", "{'accepted': true}")
                        .body())
                .contains("those who coordinate its category, decide about MHHS-D504");
    }

    @Test
    @Requirement({"M-226", "M-227", "M-228"})
    void whatTriageDecidesReachesTheTicketSystemOnceHoweverOftenItIsTried() throws IOException {
        assertThat(post(
                                TRIAGE,
                                "MHHS-D504/triage",
                                "{'accepted': true, 'severity': 'critical', 'reason': 'All are hit'}")
                        .statusCode())
                .isEqualTo(202);
        var whole = Files.readString(file);
        Files.writeString(file, "tickets: [");
        assertThatThrownBy(this::work).hasMessageContaining("MHHS.yaml line 1");
        Files.writeString(file, whole);

        work();

        var defect = program(TRIAGE).get("/api/defects/mhhs/MHHS-D504").body();
        assertThat(JsonPath.<String>read(defect, "$.state")).isEqualTo("Open");
        assertThat(JsonPath.<String>read(defect, "$.severity")).isEqualTo("critical");
        assertThat(JsonPath.<String>read(defect, "$.changes[0].askedBy")).isEqualTo(TRIAGE);
        assertThat(JsonPath.<Boolean>read(defect, "$.changes[0].made")).isTrue();
        assertThat(Files.readString(file)).containsOnlyOnce("Triage accepted it: All are hit");
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey("MHHS-D504")
                        .completed()
                        .count())
                .isPositive();
    }

    @Test
    @Requirement({"M-061", "M-230", "M-234"})
    void aTesterRecordsTheRetestAndADefectManagerCloses() {
        deliver("MHHS-D246", "sit-b");

        var elsewhere =
                post(TESTER, "MHHS-D246/retests", "{'environment': 'sit-a', 'result': 'passed', 'evidence': 'Run 7'}");
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(elsewhere.body(), "$.errors[0].field")).isEqualTo("environment");
        assertThat(JsonPath.<String>read(elsewhere.body(), "$.errors[0].message"))
                .contains("tested again there only (M-061)", "Record the one in SIT B");
        assertThat(post(
                                TRIAGE,
                                "MHHS-D246/retests",
                                "{'environment': 'sit-b', 'result': 'passed', 'evidence': 'Run 7'}")
                        .statusCode())
                .as("those who triage do not test")
                .isEqualTo(403);
        assertThat(post(DEFECT_MANAGER, "MHHS-D246/closure", "{}").body()).contains("no retest of its fix has passed");

        assertThat(post(
                                TESTER,
                                "MHHS-D246/retests",
                                "{'environment': 'sit-b', 'result': 'passed', 'evidence': 'Run 7'}")
                        .statusCode())
                .isEqualTo(202);
        work();
        assertThat(post(TESTER, "MHHS-D246/closure", "{}").statusCode())
                .as("who tests does not close")
                .isEqualTo(403);
        assertThat(post(DEFECT_MANAGER, "MHHS-D246/closure", "{'comment': 'Accepted'}")
                        .statusCode())
                .isEqualTo(202);
        work();

        assertThat(tickets.get("MHHS", List.of("MHHS-D246")).get(0).status()).isEqualTo("Closed");
    }

    @Test
    @Requirement({"M-061", "M-234"})
    void thePageTakesARetestAndGivesBackWhatWasTypedWhereItIsRefused() {
        deliver("MHHS-D123", "sit-a");
        var tester = Visitor.browser(port, TESTER);
        var page = "/defects/mhhs/MHHS-D123";
        assertThat(tester.get("/defects?state=Ready+for+Retest").body())
                .contains("MHHS-D123", "SIT A", "Elexon (Helix)");
        assertThat(tester.get(page).body()).contains("Record the retest").doesNotContain("<h2 id=\"triage\">");

        tester.form(
                page + "/retests",
                tester.token(page),
                "environment",
                "sit-b",
                "result",
                "failed",
                "detail",
                "Period 47 is missing",
                "evidence",
                "Run 12");
        // What a redirect answers to a form is asked for with GET by whoever follows it.
        assertThat(tester.get(page).body())
                .contains("tested again there only (M-061)", "Period 47 is missing", "Run 12");

        tester.form(
                page + "/retests",
                tester.token(page),
                "environment",
                "sit-a",
                "result",
                "failed",
                "detail",
                "Period 47 is missing",
                "evidence",
                "Run 12");
        assertThat(tester.get(page).body()).contains("The retest is recorded", "failed", "not yet");
        work();
        assertThat(tester.get(page).body()).contains("Open").doesNotContain("Record the retest");
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertThat(program(TESTER).get("/api/defects/mhhs/MHHS-D1").statusCode())
                .isEqualTo(404);
        assertThat(program(TESTER).get("/api/defects/mhhs/MHHS-CR017").statusCode())
                .isEqualTo(404);
        assertThat(program(TESTER).get("/api/defects/nowhere/MHHS-D123").statusCode())
                .isEqualTo(404);
        assertThat(Visitor.browser(port, TESTER).get("/defects/mhhs/MHHS-D1").body())
                .contains("There is no defect");
    }

    /** A release brought the fix to where its defect was found. */
    private void deliver(String defect, String environment) {
        var started = program("mhhs-release-manager").json("POST", "/api/releases", """
                        {"programme":"mhhs","type":"patch","party":"elexon","title":"Weekly fixes","reason":"They are due"}""");
        var release = JsonPath.<String>read(started.body(), "$.key");
        tickets.change(
                "MHHS",
                new TicketChange(release, defect, List.of(), "Ready for Retest", true, null, null, "Delivered"));
        retests.due(new ReleaseKey(release), defect, "What was wrong", environment);
    }

    /** Lets the machinery do what was asked of the ticket system. */
    private void work() {
        jobs.createJobQuery().processDefinitionKey("update-ticket").list().forEach(job -> jobs.executeJob(job.getId()));
    }

    private java.net.http.HttpResponse<String> post(String person, String what, String body) {
        return program(person).json("POST", "/api/defects/mhhs/" + what, body.replace('\'', '"'));
    }

    private Visitor program(String person) {
        return Visitor.program(port, person);
    }
}
