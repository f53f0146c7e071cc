package io.slipway.http.desk;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.comms.Delivery;
import io.slipway.comms.Notice;
import io.slipway.comms.Notices;
import io.slipway.http.Browsers;
import io.slipway.issues.LiveIssues;
import io.slipway.issues.UnreadReports;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.testing.Everything;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import io.slipway.testing.Walks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** A report that is proved is used where it can be read, and is lost in no case. */
@SlipwayTest
@Tag("engine")
@Walks("unreadable-report")
class UnreadableReportTest {

    private static final AtomicInteger ISSUES = new AtomicInteger(71_000);

    @Autowired
    WebApplicationContext context;

    @Autowired
    Releases releases;

    @Autowired
    UnreadReports reports;

    @Autowired
    LiveIssues issues;

    @Autowired
    Notices notices;

    @Autowired
    RuntimeService engine;

    @Autowired
    TestClock clock;

    MockMvc http = Browsers.none();
    Desk desk = new Desk(http);
    String number = "";
    String issue = "";

    @BeforeEach
    void anIssue() {
        clock.reset();
        http = Browsers.on(context);
        desk = new Desk(http);
        number = String.valueOf(ISSUES.incrementAndGet());
        issue = "SD-" + number;
    }

    @AfterEach
    void leaveNothing() {
        HotfixRelease.leaveNothing(context);
        records()
                .flatMap(record -> engine
                        .createProcessInstanceQuery()
                        .processInstanceId(String.valueOf(record.processInstanceId()))
                        .list()
                        .stream())
                .forEach(running -> engine.deleteProcessInstance(running.getId(), "The test is over"));
    }

    static Stream<Arguments> legible() {
        return Stream.of(
                Arguments.of(
                        "'Highest'",
                        "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[{'type':'text','text':"
                                + "'Production'},{'type':'hardBreak'},{'type':'text','text':'Chrome 141'}]}]}"),
                Arguments.of(
                        "'Highest'",
                        "{'type':'doc','content':[{'type':'paragraph','content':[{'type':'text','text':'Prod'},{'type':"
                                + "'text','marks':[{'type':'strong'}],'text':'uction'}]}]}"),
                Arguments.of("{'id':'1','name':'Highest'}", "[{'value':'Production'}]"),
                Arguments.of("{'value':'Blocker'}", "['production']"),
                Arguments.of("[{'name':'Blocker'}]", "{'value':'Production','child':{'value':'Ward 7'}}"),
                Arguments.of("'P1 - Highest'", "'Production\\r\\nChrome 141'"),
                Arguments.of("' hIGHEST '", "' PRODUCTION '"),
                Arguments.of("'Highest'", "'Pröduction'"),
                Arguments.of("'Highest'", "'\\uff30\\uff52\\uff4f\\uff44\\uff55\\uff43\\uff54\\uff49\\uff4f\\uff4e'"),
                Arguments.of("'Highest'", "'Production (All\\u00a0Trusts)'"),
                Arguments.of("'Highest'", "'Environment: Production, Chrome 141'"),
                Arguments.of("'1'", "'Pro\\u200bduction'"),
                Arguments.of("1", "'production'"),
                Arguments.of("1e0", "'production'"),
                Arguments.of("1.0", "'production'"),
                Arguments.of("'P9 / Blocker'", "'production'"));
    }

    @ParameterizedTest
    @MethodSource("legible")
    @Requirement({"F-098", "F-100"})
    void whatCanBeReadIsUsed(String priority, String environment) throws Exception {
        var key = Desk.key(hook(priority, environment).andExpect(status().isCreated()));

        assertThat(issues.of(key)).hasValueSatisfying(found -> {
            assertThat(found.severity()).isOne();
            assertThat(found.environment()).isEqualTo("production");
        });
    }

    @Test
    @Requirement("F-100")
    void aSummaryThatIsTooLongIsCutBetweenTwoCharactersAndOneThatDeceivesIsCleaned() throws Exception {
        var family = "👩‍👩‍👧";
        var cut = summaryOf("x".repeat(497) + family + family);
        assertThat(cut).isEqualTo("x".repeat(497) + "…");
        assertThat(summaryOf("Wards \u202Eevil\u202C see\u0000 \u2066each\u2069 \r\n other\uD800s"))
                .isEqualTo("Wards evil see each others");
        assertThat(summaryOf("")).isEqualTo("The service desk gave no summary");
    }

    static Stream<Arguments> illegible() {
        return Stream.of(
                Arguments.of("'Höchste'", "'production'", "'Höchste' is no known severity"),
                Arguments.of("null", "'production'", "issue.fields.priority: is missing"),
                Arguments.of("{}", "'production'", "issue.fields.priority: is missing"),
                Arguments.of("1.9", "'production'", "'1.9' is no known severity"),
                Arguments.of("0", "'production'", "'0' is no known severity"),
                Arguments.of("6", "'production'", "'6' is no known severity"),
                Arguments.of("-1", "'production'", "'-1' is no known severity"),
                Arguments.of("1e999999", "'production'", "no known severity"),
                Arguments.of("'1 - Critical'", "'production'", "no known severity"),
                Arguments.of("'not critical'", "'production'", "no known severity"),
                Arguments.of("true", "'production'", "no known severity"),
                Arguments.of("'Highest'", "null", "issue.fields.environment: is missing"),
                Arguments.of("'Highest'", "'my laptop'", "'my laptop' names no environment"),
                Arguments.of("'Highest'", "'not production'", "names no environment"),
                Arguments.of("'Highest'", "['production','uat']", "names no environment, or more than one"),
                Arguments.of("'Highest'", "{'type':'doc','content':[{'type':'mediaSingle'}]}", "is missing"));
    }

    @ParameterizedTest
    @MethodSource("illegible")
    @Requirement({"F-098", "F-099", "F-100"})
    void whatCannotBeReadLiesBeforeTheOperator(String priority, String environment, String why) throws Exception {
        var answer = hook(priority, environment)
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.started").value(false))
                .andExpect(jsonPath("$.key", matchesPattern("FLIP-REPORT-\\d+")))
                .andExpect(jsonPath("$.note", containsString(why)));

        liesBeforeTheOperator(Desk.key(answer), why);
        assertThat(issues.handledBy("flip", issue, 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "hello",
                "{\"reference\":\"SD-1\",\"reference\":\"SD-2\"}",
                "{} {}",
                "{\"reference\":\"\u0000\"}",
                "{\"severity\":1,\"environment\":\"production\",\"summary\":\"No reference\"}",
                "{\"reference\":\"\\u202e\\u200b\",\"severity\":1,\"environment\":\"production\"}",
                "{\"reference\":\"SD-77\",\"severity\":1,\"environment\":\"production\",\"programme\":\"other\"}",
                "{}"
            })
    @Requirement("F-100")
    void whatIsNoReportOfOursLiesBeforeTheOperatorToo(String body) throws Exception {
        var key = Desk.key(desk.plain(body).andExpect(status().isAccepted()));

        assertThat(reports.of(key))
                .singleElement()
                .satisfies(report -> assertThat(reports.body(key, report.id()).orElseThrow())
                        .isEqualTo(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void jsonThatIsNestedTooDeepAndReportsThatAreTooLongAreKept() throws Exception {
        var deep = "{\"a\":".repeat(2000) + "1" + "}".repeat(2000);
        assertThat(reports.of(Desk.key(desk.plain(deep).andExpect(status().isAccepted()))))
                .allSatisfy(report -> assertThat(report.raw()).isEqualTo(deep));

        var start = "{\"reference\":\"" + issue + "\",\"summary\":\"";
        var first = Desk.key(desk.plain(start + "x".repeat(1 << 20) + "\"}").andExpect(status().isAccepted()));
        var second = Desk.key(desk.plain(start + "x".repeat(1 << 20) + "y\"}").andExpect(status().isAccepted()));
        assertThat(second).isNotEqualTo(first);
        assertThat(reports.of(second)).singleElement().satisfies(report -> {
            assertThat(report.whole()).isFalse();
            assertThat(report.raw()).hasSize(1 << 20);
        });
    }

    @Test
    @Requirement("F-100")
    void theSameReportLiesThereOnceAndMoreOfTheSameIssueAreAddedToIt() throws Exception {
        var key = Desk.key(hook("'Höchste'", "'production'").andExpect(status().isAccepted()));
        for (var priority : new String[] {"'Höchste'", "'Sehr hoch'", "'Hoch'", "null", "null", "1.5"}) {
            hook(priority, "'production'")
                    .andExpect(status().isAccepted())
                    .andExpect(jsonPath("$.key").value(key.value()));
        }
        desk.plain("{\"reference\":\"" + issue.toLowerCase(Locale.ROOT) + "\"}")
                .andExpect(jsonPath("$.key").value(key.value()));

        assertThat(reports.of(key)).hasSize(6);
        assertThat(told(key)).as("told of the first, the second and the fourth").hasSize(3);
        assertThat(Lifecycle.of(context, releases.get(key)).tasks("assessReport"))
                .hasSize(1);
    }

    @Test
    void aFloodOfReportsIsNoFloodOfTasks() throws Exception {
        var before = records().count();
        for (var one : IntStream.range(0, 40).toArray()) {
            issue = "SD-" + ISSUES.incrementAndGet();
            number = issue.substring(3);
            hook("'Höchste'", "'production'").andExpect(status().isAccepted());
        }

        assertThat(records().count() - before).isEqualTo(20);
    }

    @Test
    @Requirement({"F-098", "F-099", "F-100"})
    void aPersonReadsItAndStartsWhatItWouldHaveStarted() throws Exception {
        var life = before("'Höchste'", "{'value':'Production'}");
        life.waitsAt("assessReport");
        assertThat(life.offeredTo("assessReport")).containsExactly("flip-dev-team");
        life.claim("dev-team", "assessReport");
        assertThat(life.shown("assessReport").toString()).contains("Höchste", issue, "is no known severity");
        var task = life.tasks("assessReport").get(0).getExecutionId();
        assertThat(engine.getVariable(task, "reportedReference")).isEqualTo(issue);
        assertThat(engine.getVariable(task, "reportedEnvironment")).isEqualTo("production");

        assertThat(life.refuses("dev-team", "assessReport", "report", answers("", "production")))
                .contains("severity");
        assertThat(life.refuses("dev-team", "assessReport", "report", answers("1", "nowhere")))
                .contains("where");
        assertThat(life.refuses("dev-team", "assessReport", "report", answers("3", "production")))
                .contains("Hotfix needs severity 1", "choose that nothing has to be started");
        assertThat(life.refuses("dev-team", "assessReport", "nothing")).contains("comment");
        life.decide("dev-team", "assessReport", "report", answers("1", "production"));

        life.endsAt("issueTakenIn");
        var hotfix = issues.handledBy("flip", issue, 1).orElseThrow();
        assertThat(releases.get(hotfix).type()).isEqualTo("hotfix");
        assertThat(releases.get(hotfix).requestedBy()).isEqualTo("dev-team");
        assertThat(issues.takenIn(life.key())).contains(hotfix);
        page(life.key(), "dev-team", "It was taken in", hotfix.value());
        hook("'Highest'", "'production'")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(hotfix.value()));
        desk.jira("moved" + issue, Desk.hook(number, "MED-" + number, fields("'Highest'", "'production'")))
                .andExpect(jsonPath("$.key").value(hotfix.value()));
    }

    @Test
    @Requirement("F-100")
    void aPersonSaysThatNothingHasToStart() throws Exception {
        var life = before("'Höchste'", "'production'");

        life.decide("dev-team", "assessReport", "nothing", entry("comment", "A test of the service desk"));

        life.endsAt("reportPutAside");
        assertThat(issues.handledBy("flip", issue, 5)).isEmpty();
        var again = before("'Höchste'", "'production'");
        assertThat(again.key()).as("put aside is not read for ever").isNotEqualTo(life.key());
        assertThat(told(again.key())).hasSize(1);
        for (var priority : List.of("'Höchste'", "'Sehr hoch'")) {
            hook(priority, "'production'")
                    .andExpect(status().isAccepted())
                    .andExpect(jsonPath("$.key").value(again.key().value()));
        }
        assertThat(reports.of(again.key())).hasSize(2);
    }

    @Test
    @Requirement("F-100")
    void reportsThatTellOfNoIssueAreReadOneByOne() throws Exception {
        var first = Desk.key(desk.plain("{\"one").andExpect(status().isAccepted()));
        var second = Desk.key(desk.plain("{\"two").andExpect(status().isAccepted()));

        assertThat(second).isNotEqualTo(first);
        assertThat(Desk.key(desk.plain("{\"one"))).isEqualTo(first);
        for (var key : List.of(first, second)) {
            assertThat(told(key)).hasSize(1);
            Lifecycle.of(context, releases.get(key)).waitsAt("assessReport");
        }
    }

    @Test
    @Requirement({"F-098", "F-100"})
    void whoAnswersForOneIssueDoesNotAnswerForTheOthersOfAFlood() throws Exception {
        for (var one : IntStream.range(0, 20).toArray()) {
            issue = "SD-" + ISSUES.incrementAndGet();
            number = issue.substring(3);
            hook("'Höchste'", "'production'").andExpect(status().isAccepted());
        }
        var life = before("'Sehr hoch'", "'production'");
        assertThat(Desk.key(desk.plain("{\"broken"))).isEqualTo(life.key());
        var earlier = records().map(Release::key).toList();

        life.claim("dev-team", "assessReport");
        life.decide("dev-team", "assessReport", "report", answers("1", "production"));

        life.endsAt("issueTakenIn");
        assertThat(issues.takenIn(life.key())).isPresent();
        assertThat(reports.of(life.key())).hasSize(3);
        var left = records()
                .map(Release::key)
                .filter(key -> !earlier.contains(key))
                .toList();
        assertThat(left).singleElement().satisfies(key -> {
            assertThat(reports.of(key))
                    .singleElement()
                    .satisfies(report -> assertThat(report.raw()).isEqualTo("{\"broken"));
            assertThat(told(key)).hasSize(1);
            Lifecycle.of(context, releases.get(key)).waitsAt("assessReport");
        });
    }

    @Test
    @Requirement({"F-098", "F-100"})
    void aReportWithoutAReferenceMattersWhereItsIdIsKnown() throws Exception {
        hook("'Highest'", "'production'").andExpect(status().isCreated());
        var nameless = Desk.hook(number, issue, fields("'Medium'", "'production'"));

        desk.jira("n" + issue, nameless.replace("\"key\":\"" + issue + "\",", ""))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.note", containsString("issue.key")));
    }

    @Test
    @Requirement({"F-100", "F-138"})
    void whatComesInWhileTheFormIsOpenIsReadBeforeItIsDecided() throws Exception {
        var life = before("'Höchste'", "'production'");
        life.claim("dev-team", "assessReport");

        hook("'Sehr hoch'", "'production'")
                .andExpect(jsonPath("$.key").value(life.key().value()));

        assertThat(life.refuses("dev-team", "assessReport", "nothing", entry("comment", "Nothing new")))
                .contains("changed while this form was open");
    }

    @Test
    @Requirement("F-100")
    void whatNobodyReadsIsBroughtToMindAgainAndAgain() throws Exception {
        var life = before("'Höchste'", "'production'");
        clock.advanceTo(clock.instant().plus(Duration.ofHours(1)));
        life.fire("escalationDue");
        clock.advanceTo(clock.instant().plus(Duration.ofHours(1)));
        life.fire("escalationDue");

        assertThat(notices.of(life.key()).stream()
                        .filter(notice -> notice.name().equals("task-escalated")))
                .hasSize(2);
    }

    @Test
    void whatItLacksDoesNotMatterWhereNothingStartsFromTheRest() throws Exception {
        hook("'Medium'", "null")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail", containsString("Hotfix needs severity 1")));
        hook("null", "'uat'").andExpect(status().isUnprocessableEntity());
    }

    @Test
    void itsPageShowsWhatCameToItsReadersOnly() throws Exception {
        var life = before("'<b>Höchste</b>'", "'production'");

        http.perform(get("/releases/" + life.key()).with(Browsers.signedIn(http, "auditor")))
                .andExpect(redirectedUrl("/reports/" + life.key()));
        page(life.key(), "dev-team", "Nothing has started from it", "webhookEvent", "&lt;b&gt;Höchste&lt;/b&gt;");
        page(life.key(), "auditor", "webhookEvent");
        page(life.key(), "release-manager", "webhookEvent");
        for (var other : List.of("trust-kch", "process-owner", "admin")) {
            http.perform(get("/reports/" + life.key()).with(Browsers.signedIn(http, other)))
                    .andExpect(content().string(not(containsString("webhookEvent"))));
        }
        page("/", "auditor", life.key().value());
        http.perform(get("/reports/FLIP-9.9.9.9").with(Browsers.signedIn(http, "auditor")))
                .andExpect(status().isNotFound());
    }

    @Test
    void nobodyStartsOneByHand() throws Exception {
        http.perform(get("/releases/new").with(Browsers.signedIn(http, "dev-team")))
                .andExpect(content().string(not(containsString("Report to be read"))));
        http.perform(post("/api/releases")
                        .with(Browsers.program("dev-team"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"programme\":\"flip\",\"type\":\"report\",\"title\":\"T\",\"reason\":\"R\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("nobody starts it")));
    }

    private void liesBeforeTheOperator(ReleaseKey key, String why) {
        assertThat(reports.of(key)).singleElement().satisfies(report -> {
            assertThat(report.reference()).isEqualTo(issue);
            assertThat(report.why()).contains(why);
            assertThat(report.raw()).contains("webhookEvent");
        });
        assertThat(told(key)).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).contains(issue);
            assertThat(notice.markdown()).contains("Assess report");
            assertThat(notice.deliveries()).extracting(Delivery::party).containsOnly("answer");
        });
        Lifecycle.of(context, releases.get(key)).waitsAt("assessReport");
    }

    private Lifecycle before(String priority, String environment) throws Exception {
        return Lifecycle.of(
                context, releases.get(Desk.key(hook(priority, environment).andExpect(status().isAccepted()))));
    }

    private ResultActions hook(String priority, String environment) throws Exception {
        return desk.jira("d" + issue, Desk.hook(number, issue, fields(priority, environment)));
    }

    private static String fields(String priority, String environment) {
        return Desk.fields(priority, environment).replace('\'', '"');
    }

    private String summaryOf(String summary) throws Exception {
        issue = "SD-" + ISSUES.incrementAndGet();
        var json = new ObjectMapper()
                .writeValueAsString(
                        Map.of("reference", issue, "severity", 1, "environment", "production", "summary", summary));
        var key = Desk.key(desk.plain(json.replace("\uD800", "\\ud800")).andExpect(status().isCreated()));
        return issues.of(key).orElseThrow().summary();
    }

    @SuppressWarnings("unchecked")
    private Map.Entry<String, Object>[] answers(String severity, String environment) {
        return new Map.Entry[] {
            entry("issueReference", issue),
            entry("issueSeverity", severity),
            entry("issueEnvironment", environment),
            entry("issueSummary", "Queries return other patients")
        };
    }

    private List<Notice> told(ReleaseKey key) {
        return notices.of(key).stream()
                .filter(notice -> notice.name().equals("report-unread"))
                .toList();
    }

    private Stream<Release> records() {
        return Everything.releases(context).stream()
                .filter(release -> release.type().equals("report"));
    }

    private void page(ReleaseKey key, String person, String... texts) throws Exception {
        for (var text : texts) {
            page("/reports/" + key, person, text);
        }
    }

    private void page(String address, String person, String text) throws Exception {
        http.perform(get(address).with(Browsers.signedIn(http, person)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(text)));
    }
}
