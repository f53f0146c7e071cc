package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The house's rules hold at both addresses of the engine's interface, the programs' and the webapps'. */
@SlipwayTest
class EngineInterfaceTest {

    private static final String PROGRAMS = "/engine-rest/task/";
    private static final String WEBAPPS = "/camunda/api/engine/engine/default/task/";

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    private String instance = "";
    private String task = "";

    @BeforeEach
    void startARelease() throws IOException {
        var started = Visitor.program(port, "dev-team")
                .json(
                        "POST",
                        "/api/releases",
                        "{\"programme\":\"flip\",\"type\":\"planned\",\"title\":\"T\",\"reason\":\"R\"}");
        instance = new JsonMapper()
                .readTree(started.body())
                .path("processInstanceId")
                .asText();
        task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    void aRefusalIsAnsweredInOurOwnWordsAlone(String address) throws IOException {
        var team = claimed("dev-team", address);

        var answer = post(team, address, "submit-form", "{\"variables\":{}}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(new JsonMapper().readTree(answer.body()).path("message").asText())
                .isEqualTo("'Define scope' needs a decision: close");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    @Requirement("F-139")
    void nobodyGetsPastADecisionByEndingItsTaskAnotherWay(String address) {
        var team = claimed("dev-team", address);

        for (var way : List.of("bpmnError", "bpmnEscalation", "resolve", "delegate", "bpmnError/")) {
            var answer = post(team, address, way, "{\"errorCode\":\"any\",\"escalationCode\":\"any\"}");
            assertThat(answer.statusCode()).as(way).isEqualTo(403);
            assertThat(answer.body()).contains("nothing else ends them");
        }
        assertThat(assignee()).isEqualTo("dev-team");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    @Requirement("F-139")
    void anAnswerChangesNothingBesideTheFieldsOfItsForm(String address) {
        var team = claimed("dev-team", address);
        var answer = "{\"variables\":{\"decision\":{\"value\":\"close\"},\"%s\":{\"value\":\"uclh\"}}}";

        for (var way : List.of("complete", "submit-form", "complete/")) {
            for (var variable : List.of("programme", "site", "window", "shownDigest", "deploymentResult")) {
                var refused = post(team, address, way, answer.formatted(variable));
                assertThat(refused.statusCode()).as(way + " " + variable).isEqualTo(400);
                assertThat(refused.body()).contains("no fields " + variable + ";", "Nothing was recorded");
            }
        }
        assertThat(post(team, address, "localVariables", "{\"modifications\":{\"shownDigest\":{\"value\":\"x\"}}}")
                        .statusCode())
                .isIn(401, 403);
        assertThat(engine.getRuntimeService().getVariable(instance, "programme"))
                .isEqualTo("flip");
        assertThat(assignee()).isEqualTo("dev-team");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    @Requirement("F-139")
    void anAnswerSaysWhatItsFormShowed(String address) throws IOException {
        var team = claimed("dev-team", address);
        var answer = "{\"variables\":{\"decision\":{\"value\":\"close\"},\"contentDigest\":%s}}";
        var shown = new JsonMapper()
                .readTree(team.get(address + task + "/form-variables").body())
                .path("contentDigest");

        for (var way : List.of("complete", "submit-form")) {
            for (var nothing : List.of("null", "{}", "{\"value\":null}", "{\"value\":1}")) {
                var refused = post(team, address, way, answer.formatted(nothing));
                assertThat(refused.statusCode()).as(way + " " + nothing).isEqualTo(400);
                assertThat(refused.body()).contains("Send the field 'contentDigest'", "Nothing was recorded");
            }
            assertThat(post(team, address, way, answer.formatted("{\"value\":\"of before\"}"))
                            .body())
                    .contains("This form shows the release as it was before");
            assertThat(post(team, address, way, answer.formatted(shown)).body()).contains("choose one");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    void whoClaimedATaskHandsItBack(String address) {
        var team = claimed("dev-team", address);

        assertThat(post(team, address, "unclaim", "{}").statusCode()).isEqualTo(204);

        assertThat(assignee()).isNull();
        assertThat(engine.getHistoryService()
                        .createUserOperationLogQuery()
                        .taskId(task)
                        .operationType("Assign")
                        .userId("dev-team")
                        .count())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    void nobodyElseHandsItBack(String address) {
        claimed("dev-team", address);

        assertThat(post(visitor("dev-team-2", address), address, "unclaim", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(visitor("auditor", address), address, "unclaim", "{}").statusCode())
                .isEqualTo(403);
        assertThat(assignee()).isEqualTo("dev-team");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    void nobodyClaimsATaskForSomebodyElse(String address) {
        var team = visitor("dev-team", address);

        for (var body :
                List.of("{\"userId\":\"trust-kch\"}", "{\"userId\":\"dev-team-2\"}", "{\"userId\":null}", "{}", "")) {
            var answer = post(team, address, "claim", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("for oneself");
        }
        assertThat(assignee()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    void whoMayWorkOnATaskRemarksOnItAndAuditorsRead(String address) {
        var team = visitor("dev-team", address);

        assertThat(post(team, address, "comment/create", "{\"message\":\"Seen it\"}")
                        .statusCode())
                .isEqualTo(200);
        for (var reader : List.of("dev-team", "dev-team-2", "auditor")) {
            assertThat(visitor(reader, address).get(address + task + "/comment").body())
                    .as(reader)
                    .contains("Seen it");
        }
        assertThat(visitor("trust-kch", address).status(address + task + "/comment"))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    void nobodyElseWritesOnATask(String address) {
        for (var stranger : List.of("auditor", "process-owner", "admin", "trust-kch")) {
            var visitor = visitor(stranger, address);
            assertThat(post(visitor, address, "comment/create", "{\"message\":\"x\"}")
                            .statusCode())
                    .as(stranger)
                    .isIn(403, 404);
            assertThat(post(visitor, address, "attachment/create", "{\"url\":\"javascript:alert(1)\"}")
                            .statusCode())
                    .as(stranger)
                    .isEqualTo(403);
        }
        assertThat(engine.getTaskService().getTaskComments(task)).isEmpty();
        assertThat(engine.getTaskService().getTaskAttachments(task)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAMS, WEBAPPS})
    void aRemarkHangsOnItsTaskAlone(String address) {
        var team = visitor("dev-team", address);

        var answer =
                post(team, address, "comment/create", "{\"message\":\"x\",\"processInstanceId\":\"" + instance + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(post(team, address, "comment/create", "{\"message\":\"" + "x".repeat(4001) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//engine-rest/task",
                "/engine-rest//task",
                "//engine-rest//deployment/create",
                "/engine-rest/%2e/task"
            })
    void anAddressWrittenOddlyIsRefused(String path) {
        for (var visitor : new Visitor[] {Visitor.stranger(port), Visitor.program(port, "dev-team")}) {
            assertThat(visitor.status(path)).isBetween(400, 404);
            assertThat(visitor.json("POST", path, "{}").statusCode()).isBetween(400, 404);
        }
    }

    private Visitor claimed(String person, String address) {
        var visitor = visitor(person, address);
        assertThat(post(visitor, address, "claim", "{\"userId\":\"" + person + "\"}")
                        .statusCode())
                .isEqualTo(204);
        return visitor;
    }

    private Visitor visitor(String person, String address) {
        if (address.equals(PROGRAMS)) {
            return Visitor.program(port, person);
        }
        var visitor = Visitor.browser(port, person);
        visitor.get("/camunda/api/admin/auth/user/default");
        return visitor;
    }

    private HttpResponse<String> post(Visitor visitor, String address, String what, String body) {
        var path = address + task + "/" + what;
        return address.equals(PROGRAMS) ? visitor.json("POST", path, body) : visitor.webappJson(path, body);
    }

    private String assignee() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getAssignee();
    }
}
