package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What of the engine's interface is open to anybody at all, checked against all that it has. */
@SlipwayTest
class EngineGateTest {

    private static final String PROGRAMS = "/engine-rest";
    private static final String NAMED = "/engine-rest/engine/default";
    private static final String WEBAPPS = "/camunda/api/engine/engine/default";
    private static final List<String> GARBAGE = List.of(
            "",
            "null",
            "[]",
            "1",
            "\"x\"",
            "{",
            "{}",
            "[".repeat(1000) + "]".repeat(1000),
            "{\"variables\":" + "{\"a\":".repeat(1000) + "1" + "}".repeat(1001),
            "{\"variables\":[]}",
            "{\"variables\":{\"decision\":null}}",
            "{\"variables\":{\"decision\":{\"value\":[\"close\"]}}}",
            "{\"variables\":{\"comment\":{\"value\":\"x\",\"type\":\"Object\","
                    + "\"valueInfo\":{\"objectTypeName\":\"java.io.File\",\"serializationDataFormat\":\"application/json\"}}}}",
            "{\"message\":\"a\\u0000b\"}",
            "{\"message\":\"\\ud800\"}",
            "{\"retries\":1.5}",
            "{\"retries\":\"BOGUS\"}",
            "{\"type\":7,\"permissions\":[\"BOGUS\"],\"userId\":\"x\",\"resourceType\":99,\"resourceId\":\"x\"}",
            "{\"type\":1,\"permissions\":[\"BOGUS\"],\"userId\":\"x\",\"resourceType\":0,\"resourceId\":\"x\"}",
            "{\"type\":1,\"permissions\":[\"READ\"],\"userId\":\"x\",\"resourceType\":63,\"resourceId\":\"x\"}",
            "{\"type\":0,\"permissions\":[\"READ\"],\"userId\":\"x\",\"resourceType\":1,\"resourceId\":\"*\"}",
            "{\"type\":\"x\",\"permissions\":\"x\",\"resourceType\":\"x\"}",
            "{\"resourceType\":\"Task\",\"name\":\"\",\"query\":{\"taskId\":[]}}",
            "{\"resourceType\":\"x\",\"name\":7}",
            "{\"sorting\":[{\"sortBy\":\"BOGUS\",\"sortOrder\":\"x\"}]}",
            "{\"assigneeExpression\":\"${1}\"}",
            "{\"id\":\"" + "x".repeat(5000) + "\",\"name\":\"" + "x".repeat(5000) + "\"}",
            "{\"profile\":{\"id\":\"a b\"},\"credentials\":{\"password\":\"1\"}}",
            "{\"password\":\"" + "x".repeat(5000) + "\"}");

    @LocalServerPort
    int port;

    @Test
    void whatIsOpenBesideReadingStandsHere() {
        var open = EngineOperations.all().stream()
                .filter(operation -> !operation.startsWith("GET ") && !operation.startsWith("OPTIONS "))
                .filter(EngineGateTest::isOpen)
                .toList();

        assertThat(open)
                .containsExactly(
                        "DELETE /authorization/{id}",
                        "DELETE /filter/{id}",
                        "DELETE /group/{id}",
                        "DELETE /group/{id}/members/{id}",
                        "DELETE /user/{id}",
                        "POST /authorization/create",
                        "POST /deployment/create",
                        "POST /execution",
                        "POST /execution/count",
                        "POST /external-task",
                        "POST /external-task/count",
                        "POST /filter/create",
                        "POST /filter/{id}/count",
                        "POST /filter/{id}/list",
                        "POST /filter/{id}/singleResult",
                        "POST /group",
                        "POST /group/count",
                        "POST /group/create",
                        "POST /history/activity-instance",
                        "POST /history/activity-instance/count",
                        "POST /history/detail",
                        "POST /history/job-log",
                        "POST /history/job-log/count",
                        "POST /history/process-instance",
                        "POST /history/process-instance/count",
                        "POST /history/task",
                        "POST /history/task/count",
                        "POST /history/variable-instance",
                        "POST /history/variable-instance/count",
                        "POST /identity/password-policy",
                        "POST /job",
                        "POST /job-definition",
                        "POST /job-definition/count",
                        "POST /job/count",
                        "POST /process-instance",
                        "POST /process-instance/count",
                        "POST /task",
                        "POST /task/count",
                        "POST /task/{id}/claim",
                        "POST /task/{id}/comment/create",
                        "POST /task/{id}/complete",
                        "POST /task/{id}/submit-form",
                        "POST /task/{id}/unclaim",
                        "POST /user/create",
                        "POST /user/{id}/unlock",
                        "POST /variable-instance",
                        "POST /variable-instance/count",
                        "PUT /authorization/{id}",
                        "PUT /filter/{id}",
                        "PUT /group/{id}",
                        "PUT /group/{id}/members/{id}",
                        "PUT /job-definition/{id}/retries",
                        "PUT /job/{id}/retries",
                        "PUT /user/{id}/credentials",
                        "PUT /user/{id}/profile");
    }

    @Test
    void whatSomebodyMayReadIsAllButFilesAndRemarksOfOthers() {
        assertThat(EngineOperations.all().stream()
                        .filter(operation -> operation.startsWith("GET "))
                        .filter(operation -> !isOpen(operation))
                        .filter(operation -> !operation.matches("GET /(case|optimize|tenant|schema).*")))
                .containsExactlyInAnyOrder(
                        "GET /process-instance/{id}/comment",
                        "GET /task/{id}/attachment",
                        "GET /task/{id}/attachment/{id}",
                        "GET /task/{id}/attachment/{id}/data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "process-owner", "release-manager", "dev-team", "auditor"})
    void theRestIsRefusedToEverybodyByWhicheverAddress(String person) {
        var program = Visitor.program(port, person);
        var browser = browser(person);

        for (var operation : EngineOperations.all()) {
            if (isOpen(operation) || operation.startsWith("OPTIONS ")) {
                continue;
            }
            var method = operation.split(" ")[0];
            var path = operation.split(" ")[1].replace("{id}", "x");
            for (var answer : List.of(
                    program.json(method, PROGRAMS + path, "{}"),
                    program.json(method, NAMED + path + "/", "{}"),
                    browser.webappJson(method, WEBAPPS + path, "{}"))) {
                assertThat(answer.statusCode()).as(operation).isEqualTo(403);
                assertThat(answer.body()).as(operation).contains("is open to nobody");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /deployment/x/redeploy",
        "DELETE, /deployment/x",
        "DELETE, /deployment/x/",
        "DELETE, /%64eployment/x",
        "POST, /process-instance/%64elete",
        "PATCH, /task/x",
        "DELETE, /task",
        "POST, /",
        "GET, /no-such-thing",
        "GET, /engine/other/task",
    })
    void anAddressThatTheGateDoesNotKnowIsClosed(String method, String path) {
        var admin = Visitor.program(port, "admin");

        assertThat(admin.json(method, PROGRAMS + path, "").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/task;a=b/x", "/task%2Fx/claim", "//task", "/task/../deployment", "/task/%00", "/task/.%2e/job"
            })
    void anAddressThatCouldBeReadInTwoWaysIsRefused(String path) {
        assertThat(Visitor.program(port, "admin").status(PROGRAMS + path)).isBetween(400, 404);
    }

    @Test
    void aMethodInAHeaderIsNoMethod() {
        var admin = Visitor.program(port, "admin");

        for (var header : List.of("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method")) {
            assertThat(admin.json("POST", PROGRAMS + "/deployment/x", "{}", header, "DELETE")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(admin.json("GET", PROGRAMS + "/task/x", "", header, "DELETE")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void nothingThatAnAdministratorSendsMakesTheEngineFail() {
        var admin = Visitor.program(port, "admin");

        assertThat(failures((method, path, body) -> admin.json(method, path, body), PROGRAMS))
                .isEmpty();
    }

    @Test
    void nothingThatATeamSendsInTasklistMakesTheEngineFail() {
        var team = browser("dev-team");

        assertThat(failures((method, path, body) -> team.webappJson(method, path, body), WEBAPPS))
                .isEmpty();
    }

    private static List<String> failures(Asking visitor, String address) {
        var failed = new ArrayList<String>();
        EngineOperations.all().stream()
                .filter(EngineGateTest::isOpen)
                .forEach(operation -> failures(operation, visitor, address, failed));
        return failed;
    }

    private interface Asking {
        HttpResponse<String> ask(String method, String path, String body);
    }

    private static void failures(String operation, Asking visitor, String address, List<String> failed) {
        var method = operation.split(" ")[0];
        var path = operation.split(" ")[1].replace("{id}", "nothing");
        var reads = method.equals("GET");
        for (var garbage :
                reads ? List.of("?maxResults=1", "?sortBy=BOGUS&sortOrder=x", "?maxResults=BOGUS") : GARBAGE) {
            var answer = reads
                    ? visitor.ask(method, address + path + garbage, "")
                    : visitor.ask(method, address + path, garbage);
            if (answer.statusCode() >= 500) {
                failed.add(operation + " "
                        + (garbage.length() > 80 ? garbage.substring(0, 80) : garbage) + " -> "
                        + answer.statusCode() + " "
                        + answer.body().substring(0, Math.min(160, answer.body().length())));
            }
        }
    }

    private Visitor browser(String person) {
        var browser = Visitor.browser(port, person);
        browser.get("/camunda/api/admin/auth/user/default");
        return browser;
    }

    private static boolean isOpen(String operation) {
        return Openings.admit(new EngineAddress(operation.split(" ")[0], operation.split(" ")[1].replace("{id}", "x")));
    }
}
