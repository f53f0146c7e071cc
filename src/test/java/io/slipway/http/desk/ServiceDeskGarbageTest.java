package io.slipway.http.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.JsonPath;
import io.slipway.http.Browsers;
import io.slipway.issues.LiveIssues;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.Texts;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.words.Digest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

/** Whatever the service desk sends, it gets an answer, and what is proved leaves a trace. */
@SlipwayTest
@Tag("engine")
class ServiceDeskGarbageTest {

    private static final int REPORTS = 120;
    private static final int DEEPEST = 4;
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private static final List<String> PIECES = List.of(
            "production",
            "Production (All Trusts)",
            "uat",
            "Highest",
            "High",
            "Medium",
            "Höchste",
            "P1 - Critical",
            "SD-1",
            "sd\u20111",
            "MED-2",
            "flip",
            "other",
            "jira:issue_updated",
            "jira:issue_deleted",
            "comment_created",
            "done",
            "Key",
            "doc",
            "\u0000",
            "\u202E",
            "\uD800",
            "\uDFFF",
            "\uFEFF",
            "👩‍👩‍👧",
            "é".repeat(600),
            "${''.getClass()}",
            "../..",
            "\r\nBcc: x@y.example",
            "'; DROP TABLE slw_release; --",
            " ",
            "");

    private static final List<String> FIELDS = List.of(
            "webhookEvent",
            "issue",
            "fields",
            "key",
            "id",
            "self",
            "priority",
            "environment",
            "summary",
            "status",
            "statusCategory",
            "changelog",
            "items",
            "field",
            "fromString",
            "toString",
            "project",
            "name",
            "value",
            "content",
            "text",
            "type",
            "attrs",
            "child",
            "reference",
            "severity",
            "programme",
            "ended",
            "delivery",
            "\u0000");

    @Autowired
    WebApplicationContext context;

    @Autowired
    Releases releases;

    @Autowired
    LiveIssues issues;

    @Autowired
    RuntimeService engine;

    @Autowired
    JdbcClient db;

    private Random chance = new Random(0);

    @AfterEach
    void leaveNothing() {
        HotfixRelease.leaveNothing(context);
        releases.notOver().stream()
                .filter(release -> release.type().equals("report"))
                .flatMap(record -> engine
                        .createProcessInstanceQuery()
                        .processInstanceId(String.valueOf(record.processInstanceId()))
                        .list()
                        .stream())
                .forEach(running -> engine.deleteProcessInstance(running.getId(), "The test is over"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261127})
    @Requirement("F-100")
    void everythingIsAnsweredAndWhatIsProvedLeavesATrace(long seed) throws Exception {
        chance = new Random(seed);
        var desk = new Desk(Browsers.on(context));
        for (var number = 0; number < REPORTS; number++) {
            var isJira = chance.nextBoolean();
            var json = chance.nextInt(10) == 0 ? any(0) : isJira ? hook() : plain();
            var body = torn(new ObjectMapper().writeValueAsString(json));
            var answer = (isJira ? desk.jira("g" + chance.nextInt(5), body) : desk.plain(body))
                    .andReturn()
                    .getResponse();

            assertThat(answer.getStatus()).as(body).isIn(200, 201, 202, 400, 422);
            leavesATrace(body, answer);
        }
    }

    private void leavesATrace(String body, MockHttpServletResponse answer) throws Exception {
        var text = answer.getContentAsString(StandardCharsets.UTF_8);
        switch (answer.getStatus()) {
            case 400 -> assertThat(body).doesNotMatch("(?s)\\s*\\{.*");
            case 202 ->
                assertThat(rows(
                                "SELECT COUNT(*) FROM slw_unread_report WHERE sha256 = :what",
                                Digest.of(body.getBytes(StandardCharsets.UTF_8))))
                        .as(body)
                        .isPositive();
            case 422 ->
                assertThat(rows(
                                "SELECT COUNT(*) FROM slw_idle_report WHERE said = :what",
                                Texts.readable(JsonPath.read(text, "$.detail"), 2000)))
                        .as(body)
                        .isPositive();
            default ->
                assertThat(issues.reports(new ReleaseKey(JsonPath.read(text, "$.key"))))
                        .as(body)
                        .isNotEmpty();
        }
    }

    private int rows(String query, String what) {
        return db.sql(query).param("what", what).query(Integer.class).single();
    }

    /** Now and then the network breaks what is sent, and something is sent that is no JSON at all. */
    private String torn(String body) {
        return switch (chance.nextInt(12)) {
            case 0 -> body.substring(0, chance.nextInt(body.length() + 1));
            case 1 -> body + piece();
            default -> body;
        };
    }

    private ObjectNode hook() {
        var fields = some(NODES.objectNode(), "project", "priority", "environment", "summary", "status");
        var issue = some(NODES.objectNode(), "id", "self", "key");
        issue.set("fields", chance.nextInt(10) == 0 ? any(0) : fields);
        var hook = some(NODES.objectNode(), "webhookEvent", "changelog");
        if (chance.nextInt(3) > 0) {
            hook.put("webhookEvent", "jira:issue_updated");
        }
        hook.set("issue", issue);
        return hook;
    }

    private ObjectNode plain() {
        return some(
                NODES.objectNode(),
                "reference",
                "id",
                "severity",
                "environment",
                "summary",
                "programme",
                "ended",
                "delivery");
    }

    private ObjectNode some(ObjectNode node, String... fields) {
        for (var field : fields) {
            if (chance.nextInt(6) > 0) {
                node.set(field, any(0));
            }
        }
        return node;
    }

    private JsonNode any(int depth) {
        return switch (chance.nextInt(depth < DEEPEST ? 14 : 11)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(chance.nextBoolean());
            case 2 -> NODES.numberNode(chance.nextInt(8) - 1);
            case 3 -> NODES.numberNode(new BigDecimal("1.9"));
            case 4 -> NODES.numberNode(new BigDecimal(chance.nextBoolean() ? "1e0" : "1E+400"));
            case 11 -> NODES.arrayNode().add(any(depth + 1)).add(any(depth + 1));
            case 12, 13 -> NODES.objectNode().set(field(), any(depth + 1));
            default -> NODES.textNode(chance.nextInt(4) == 0 ? piece() + piece() : piece());
        };
    }

    private String field() {
        return FIELDS.get(chance.nextInt(FIELDS.size()));
    }

    private String piece() {
        return PIECES.get(chance.nextInt(PIECES.size()));
    }
}
