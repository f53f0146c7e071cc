package io.slipway.http.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.slipway.comms.Delivery;
import io.slipway.comms.Notices;
import io.slipway.http.Browsers;
import io.slipway.issues.LiveIssues;
import io.slipway.release.IssueNews;
import io.slipway.release.IssueReport;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** What the service desk reports over the network. */
@SlipwayTest
@Tag("engine")
class ServiceDeskHookTest {

    private static final AtomicInteger ISSUES = new AtomicInteger(47_000);

    @Autowired
    WebApplicationContext context;

    @Autowired
    Releases releases;

    @Autowired
    LiveIssues issues;

    MockMvc http = Browsers.none();
    String issue = "";

    @BeforeEach
    void anIssue() {
        http = Browsers.on(context);
        issue = "SD-" + ISSUES.incrementAndGet();
    }

    @AfterEach
    void leaveNothing() {
        HotfixRelease.leaveNothing(context);
    }

    @Test
    @Requirement({"F-098", "F-099", "F-100"})
    void aBlockerInProductionStartsAHotfixAndASecondReportJoinsIt() throws Exception {
        var key = Desk.key(jira("first" + issue, hook("Highest", "production"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.key", matchesPattern("FLIP-\\d+\\.\\d+\\.\\d+\\.[1-9]\\d*")))
                .andExpect(jsonPath("$.started").value(true)));
        jira("second" + issue, hook("Blocker", "Production"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(key.value()))
                .andExpect(jsonPath("$.started").value(false));

        assertThat(releases.get(key).type()).isEqualTo("hotfix");
        assertThat(releases.get(key).requestedBy()).isEqualTo("service-desk");
        assertThat(issues.of(key)).hasValueSatisfying(found -> {
            assertThat(found.reference()).isEqualTo(issue);
            assertThat(found.summary()).isEqualTo("Queries return other patients");
        });
        assertThat(issues.reports(key))
                .extracting(IssueReport::delivery)
                .containsExactly("first" + issue, "second" + issue);
    }

    @Test
    @Requirement("F-100")
    void aDeliveryThatComesAgainIsOneReport() throws Exception {
        var key = Desk.key(jira("same" + issue, hook("Highest", "production")).andExpect(status().isCreated()));
        jira("same" + issue, hook("Highest", "production"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.started").value(false));
        assertThat(issues.reports(key)).hasSize(1);

        var nameless = hook("Highest", "production");
        send(Desk.signed(nameless)).andExpect(status().isOk());
        send(Desk.signed(nameless)).andExpect(status().isOk());
        assertThat(issues.reports(key)).hasSize(2);
    }

    @Test
    @Requirement({"F-098", "F-100"})
    void whatHasNoNameIsNewsAfterSomethingElseWasSaidAndAfterItsHotfixEnded() throws Exception {
        var open = report("'severity':1");
        var key = Desk.key(plain(open).andExpect(status().isCreated()));
        for (var body : List.of(open, report("'severity':1,'ended':'Resolved'"), open, open)) {
            plain(body).andExpect(status().isOk());
        }
        assertThat(issues.reports(key)).hasSize(3);
        assertThat(issues.news(key)).as("open again").isEmpty();

        HotfixRelease.leaveNothing(context);
        plain(open).andExpect(status().isOk());
        plain(open).andExpect(status().isOk());
        assertThat(issues.reports(key)).hasSize(4);
        assertThat(context.getBean(Notices.class).of(key))
                .filteredOn(notice -> notice.name().equals("issue-reported-again"))
                .hasSize(1);
    }

    @Test
    @Requirement("F-100")
    void aDeliveryThatComesAgainLateIsOneReport() throws Exception {
        var key = Desk.key(jira("one" + issue, hook("Highest", "production")).andExpect(status().isCreated()));
        jira("two" + issue, hook("High", "production")).andExpect(status().isOk());
        jira("one" + issue, hook("Highest", "production")).andExpect(status().isOk());

        assertThat(issues.reports(key)).hasSize(2);
        assertThat(issues.news(key)).map(IssueNews::severity).contains(2);
    }

    @Test
    @Requirement({"F-098", "F-100"})
    void eightReportsAtTheSameInstantStartOneHotfix() throws Exception {
        var together = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var calls = new ArrayList<Callable<MockHttpServletResponse>>();
            for (var number = 0; number < 8; number++) {
                var request = Desk.signed(hook("Highest", "production"))
                        .header("X-Atlassian-Webhook-Identifier", number + "-" + issue);
                calls.add(() -> {
                    together.await();
                    return http.perform(request).andReturn().getResponse();
                });
            }
            var waiting = calls.stream().map(pool::submit).toList();
            together.countDown();
            var started = 0;
            var keys = new ArrayList<String>();
            for (var one : waiting) {
                var answer = one.get();
                assertThat(answer.getStatus()).as(answer.getContentAsString()).isIn(200, 201);
                started += answer.getStatus() == 201 ? 1 : 0;
                keys.add(JsonPath.read(answer.getContentAsString(), "$.key"));
            }
            assertThat(started).isOne();
            assertThat(keys).containsOnly(keys.get(0));
            assertThat(issues.reports(new ReleaseKey(keys.get(0)))).hasSize(8);
            assertThat(releases.notOver())
                    .filteredOn(release -> release.reason().contains(issue))
                    .hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"Medium, production, severity 3 in production", "Highest, uat, severity 1 in uat"})
    @Requirement({"F-098", "F-099"})
    void whatStartsNothingIsRefusedWithTheReason(String priority, String environment, String reason) throws Exception {
        jira("refused" + issue, hook(priority, environment))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail", containsString(issue + " (" + reason + ")")))
                .andExpect(jsonPath("$.detail", containsString("Hotfix needs severity 1 in production")));
        nothingIsKnown();
    }

    @Test
    @Requirement("F-099")
    void severityTwoInProductionIsAnalysedWithoutAHotfix() throws Exception {
        jira("rca" + issue, hook("High", "production"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.key", matchesPattern("FLIP-RCA-\\d+")));
    }

    @Test
    @Requirement({"F-098", "F-100"})
    void whatIsReportedAgainAfterItsHotfixEndedStartsNothingAndTheOperatorHearsOfIt() throws Exception {
        var key = Desk.key(jira("late" + issue, hook("Highest", "production")).andExpect(status().isCreated()));
        HotfixRelease.leaveNothing(context);

        jira("again" + issue, hook("Highest", "production"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(key.value()))
                .andExpect(jsonPath("$.started").value(false));
        jira("again" + issue, hook("Highest", "production")).andExpect(status().isOk());

        assertThat(issues.reports(key)).hasSize(2);
        assertThat(context.getBean(Notices.class).of(key))
                .filteredOn(notice -> notice.name().equals("issue-reported-again"))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.subject()).contains(issue);
                    assertThat(notice.deliveries()).extracting(Delivery::party).containsOnly("answer");
                });
        http.perform(post("/api/releases")
                        .with(Browsers.program("dev-team"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"programme":"flip","type":"hotfix","title":"Again","reason":"It is back","issue":
                                 {"reference":"%s","severity":1,"environment":"production","summary":"Back"}}""".formatted(issue)))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString(key + ", which has ended")));
        assertThat(issues.reports(key)).hasSize(2);
    }

    @Test
    @Requirement("F-098")
    void anIssueThatJiraHasEndedStartsNothing() throws Exception {
        var done = hook("Highest", "production")
                .replace(
                        "\"summary\"",
                        "\"status\":{\"name\":\"Resolved\",\"statusCategory\":{\"key\":\"done\"}},\"summary\"");
        jira("done" + issue, done)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail", containsString("at an end (Resolved)")));
        nothingIsKnown();
    }

    @Test
    void onlyTheServiceDeskMayReport() throws Exception {
        var body = hook("Highest", "production");
        send(Desk.request(body))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.detail", containsString("X-Hub-Signature")));
        send(Desk.request(body).header("X-Hub-Signature", "sha256=" + "0".repeat(64)))
                .andExpect(status().isUnauthorized());
        send(Desk.request(body + " ").header("X-Hub-Signature", "sha256=" + Desk.hmac(body)))
                .andExpect(status().isUnauthorized());
        send(Desk.request(body).header("X-Service-Desk-Token", "guessed")).andExpect(status().isUnauthorized());
        send(Desk.request(body).header("X-Service-Desk-Token", "")).andExpect(status().isUnauthorized());
        send(Desk.request(body).with(Browsers.program("dev-team"))).andExpect(status().isUnauthorized());
        nothingIsKnown();
        http.perform(get(Desk.HOOK)).andExpect(status().isUnauthorized());
        http.perform(post("/api/hooks/other")).andExpect(status().isUnauthorized());
    }

    @Test
    void theSignatureIsTheOneThatJiraWrites() throws Exception {
        var keys = new DeskKeys(SlipwayTest.DESK_SECRET, "");
        var hello = "Hello World!".getBytes(StandardCharsets.UTF_8);

        assertThat(keys.signed(
                        DeskBody.read(new ByteArrayInputStream(hello), keys),
                        "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"))
                .isTrue();
        assertThat(keys.isToken("")).isFalse();
        assertThat(new DeskKeys("", "").isEmpty()).isTrue();
        var open = new DeskKeys("", SlipwayTest.DESK_TOKEN);
        var nothing = DeskBody.read(new ByteArrayInputStream(new byte[0]), open);
        assertThat(open.signed(nothing, nothing.signature())).isFalse();
        Assertions.assertThatThrownBy(() -> new DeskKeys("short", ""))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("slipway.service-desk.secret")
                .hasMessageNotContaining("short;");
    }

    @Test
    @Requirement({"F-098", "F-100"})
    void aPlainReportNeedsNoJira() throws Exception {
        var key = Desk.key(plain(report("'severity':1")).andExpect(status().isCreated()));
        plain(report("'severity':1,'delivery':'again'")).andExpect(status().isOk());
        assertThat(issues.reports(key)).hasSize(2);
        http.perform(get("/api/releases/" + key + "/timeline").with(Browsers.program("auditor")))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{}]", "1", "\"Blocker\"", "true", "", " "})
    void whatIsNoObjectIsNoReport(String body) throws Exception {
        plain(body).andExpect(status().isBadRequest()).andExpect(jsonPath("$.detail", containsString("JSON object")));
        send(Desk.signed(body)).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment_created", "jira:version_released", "sprint_started"})
    void whatJiraTellsBesideIssuesStartsNothing(String event) throws Exception {
        jira(event, hook("Highest", "production").replace("jira:issue_created", event))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail", containsString("'" + event + "' reports no issue")));
        nothingIsKnown();
    }

    @Test
    void whatNobodyDeclaredIsNotReadAndItsSenderToldSo() throws Exception {
        plain(report("'severity':1,'colour':'red'"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.note", containsString("colour")));
    }

    @Test
    void theInterfaceIsDescribed() throws Exception {
        http.perform(get("/api/openapi.json").with(Browsers.program("auditor")))
                .andExpect(jsonPath("$.paths['" + Desk.HOOK + "'].post.responses.422.description")
                        .exists())
                .andExpect(
                        jsonPath("$.paths['" + Desk.HOOK + "'].post.security").isEmpty());
    }

    private void nothingIsKnown() {
        assertThat(issues.handledBy("flip", issue, 5)).isEmpty();
    }

    private String hook(String priority, String environment) {
        return """
                {"timestamp":1,"webhookEvent":"jira:issue_created","issue":{"id":"%s","key":"%s","fields":{
                 "project":{"key":"SD"},"summary":"Queries return other patients","priority":{"name":"%s"},
                 "environment":"%s"}}}""".formatted(issue.hashCode(), issue, priority, environment);
    }

    private String report(String more) {
        return ("{'reference':'" + issue + "','summary':'Nobody can sign in','environment':'production'," + more + "}")
                .replace("'environment':'production','environment'", "'environment'")
                .replace('\'', '"');
    }

    private ResultActions jira(String delivery, String body) throws Exception {
        return new Desk(http).jira(delivery, body);
    }

    private ResultActions plain(String body) throws Exception {
        return new Desk(http).plain(body);
    }

    private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request);
    }
}
