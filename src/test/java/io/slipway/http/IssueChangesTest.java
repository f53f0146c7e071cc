package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.comms.Delivery;
import io.slipway.comms.Notice;
import io.slipway.comms.Notices;
import io.slipway.http.desk.Desk;
import io.slipway.issues.LiveIssues;
import io.slipway.release.IssueNews;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.testing.Everything;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** What the service desk says of an issue that is being dealt with already. */
@SlipwayTest
@Tag("engine")
class IssueChangesTest {

    private static final AtomicInteger ISSUES = new AtomicInteger(61_000);

    @Autowired
    WebApplicationContext context;

    @Autowired
    Releases releases;

    @Autowired
    LiveIssues issues;

    @Autowired
    Notices notices;

    MockMvc http = Browsers.none();
    Desk desk = new Desk(http);
    String number = "";
    String issue = "";

    @BeforeEach
    void anIssue() {
        http = Browsers.on(context);
        desk = new Desk(http);
        number = String.valueOf(ISSUES.incrementAndGet());
        issue = "SD-" + number;
    }

    @AfterEach
    void leaveNothing() {
        HotfixRelease.leaveNothing(context);
    }

    @Test
    @Requirement({"F-098", "F-100"})
    void anIssueThatIsMovedStaysTheSameUnderBothOfItsKeys() throws Exception {
        var key = blocker();
        var moved = "MED-" + number;

        for (var body : List.of(moved(moved), report(moved, "1"), report(issue, "1"), hook(number, moved, "Highest"))) {
            (body.contains("issue_updated") ? desk.jira("d" + body.hashCode(), body) : desk.plain(body))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.key").value(key.value()))
                    .andExpect(jsonPath("$.started").value(false));
        }

        assertThat(started(issue)).isEqualTo(1);
        assertThat(started(moved)).isZero();
        assertThat(issues.references(key)).containsExactly(issue, moved);
        page(key, issue + ", now " + moved);
        assertThat(changes(key)).first().satisfies(notice -> {
            assertThat(notice.subject()).contains(issue, "is called " + moved);
            assertThat(notice.deliveries()).extracting(Delivery::party).containsOnly("answer");
        });
    }

    @Test
    @Requirement({"F-098", "F-100"})
    void theKeyBeforeTheMoveIsEnoughWhereTheIdWasNeverHeardOf() throws Exception {
        var key = Desk.key(desk.plain(report(issue, "1")).andExpect(status().isCreated()));

        desk.jira("m" + issue, moved("MED-" + number))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(key.value()));
        desk.jira("n" + issue, hook(number, "OPS-" + number, "Highest"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(key.value()));
        assertThat(issues.references(key)).containsExactly(issue, "MED-" + number, "OPS-" + number);
    }

    @Test
    @Requirement("F-100")
    void anIssueThatWasDeletedAndMadeAnewUnderItsKeyIsTheSame() throws Exception {
        var key = blocker();

        desk.jira("again" + issue, hook("9" + number, issue, "Highest"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(key.value()));
    }

    @Test
    @Requirement("F-098")
    void twoServiceDesksMayGiveTheSameIdToDifferentIssues() throws Exception {
        var key = blocker();
        var other = hook(number, "OTHER-" + number, "Highest").replace("jira.example", "jira.elsewhere.example");

        assertThat(Desk.key(desk.jira("o" + issue, other).andExpect(status().isCreated())))
                .isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " sd-%s ",
                "SD\\u2011%s",
                "SD\\u2013%s",
                "\\uff33\\uff24\\uff0d%s",
                "S\\u200bD-%s\\ufeff",
                "\\u202eSD-%s\\u202c",
                "\\u0405D-%s",
                "SD\\u00ad-%s"
            })
    @Requirement({"F-098", "F-100"})
    void aReferenceThatLooksTheSameIsTheSame(String look) throws Exception {
        var key = blocker();

        desk.plain(report(look.formatted(number), "1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(key.value()));
        assertThat(started(issue)).isEqualTo(1);
    }

    @Test
    @Requirement({"F-098", "F-099"})
    void anIssueThatBecomesLessSevereIsShownAndTheOperatorHearsOfItOnce() throws Exception {
        var key = blocker();

        for (var round : List.of("a", "b")) {
            desk.jira(round + issue, hook(number, issue, "Medium"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.key").value(key.value()))
                    .andExpect(jsonPath("$.note", containsString("has severity 3")));
        }

        assertThat(issues.news(key)).map(IssueNews::severity).contains(3);
        assertThat(issues.of(key))
                .hasValueSatisfying(found -> assertThat(found.severity()).isEqualTo(1));
        page(key, "has severity 3");
        http.perform(get("/api/releases/" + key).with(Browsers.program("auditor")))
                .andExpect(jsonPath("$.issue.news.severity").value(3));
        http.perform(get("/api/releases/" + key + "/timeline").with(Browsers.program("auditor")))
                .andExpect(content().string(containsString(issue + ", severity 3, Production")));
        assertThat(changes(key)).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).contains(issue, "has severity 3");
            assertThat(notice.deliveries()).extracting(Delivery::party).containsOnly("answer");
        });
        var life = Lifecycle.of(context, releases.get(key));
        life.advance();
        life.claim("dev-team", "assessImpact");
        assertThat(life.shown("assessImpact").prop("issueNews").stringValue())
                .contains("By now the issue has severity 3");

        desk.jira("c" + issue, hook(number, issue, "Highest")).andExpect(status().isOk());
        assertThat(issues.news(key)).isEmpty();
        assertThat(changes(key)).hasSize(2);
    }

    @Test
    @Requirement({"F-098", "F-099"})
    void anIssueThatIsFoundElsewhereOrComesToAnEndIsShown() throws Exception {
        var key = blocker();

        desk.jira("e" + issue, hook(number, issue, "Highest").replace("\"production\"", "\"UAT (Cloud)\""))
                .andExpect(status().isOk());
        page(key, "is said to be in UAT (Cloud)");
        desk.jira("m" + issue, hook(number, issue, "Medium").replace("\"production\"", "\"UAT (Cloud)\""))
                .andExpect(status().isOk());
        page(key, "has severity 3 and is said to be in UAT (Cloud)");

        desk.jira("f" + issue, done("Highest"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.started").value(false));
        page(key, "is at an end (Resolved)");
        assertThat(changes(key)).hasSize(3);

        HotfixRelease.leaveNothing(context);
        desk.jira("g" + issue, hook(number, issue, "Highest").replace("issue_updated", "issue_deleted"))
                .andExpect(status().isOk());
        assertThat(notices.of(key)).extracting(Notice::name).doesNotContain("issue-reported-again");
    }

    @Test
    @Requirement({"F-098", "F-099"})
    void anAnalysisThatTurnsOutToBeABlockerStartsAHotfixUnderEitherKey() throws Exception {
        var analysis =
                Desk.key(desk.jira("h" + issue, hook(number, issue, "High")).andExpect(status().isCreated()));
        desk.jira("i" + issue, moved("MED-" + number).replace("Highest", "High"))
                .andExpect(status().isOk());

        var hotfix = Desk.key(
                desk.jira("j" + issue, hook(number, "MED-" + number, "Highest")).andExpect(status().isCreated()));
        desk.plain(report(issue, "1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(hotfix.value()));

        assertThat(hotfix).isNotEqualTo(analysis);
        http.perform(get("/rca/" + analysis).with(Browsers.signedIn(http, "auditor")))
                .andExpect(content().string(containsString("was moved and is called MED-" + number)));
    }

    @ParameterizedTest
    @CsvSource({"SD, Highest", "MED, Highest", "SD, High", "SD, Medium"})
    @Requirement({"F-098", "F-100"})
    void anIssueThatComesBackAfterItsHotfixEndedIsNotTakenForOneThatChanged(String project, String priority)
            throws Exception {
        var key = blocker();
        desk.jira("done" + issue, done("Highest")).andExpect(status().isOk());
        HotfixRelease.leaveNothing(context);
        desk.jira("still done" + issue, done("Lowest"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.note").doesNotExist());

        for (var round : List.of("back", "back")) {
            desk.jira(round + issue, hook(number, project + "-" + number, priority))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.note").value("What dealt with it has ended; the operator is told"))
                    .andExpect(jsonPath("$.key").value(key.value()));
        }

        assertThat(notices.of(key))
                .filteredOn(notice -> notice.name().equals("issue-reported-again"))
                .hasSize(1);
    }

    private ReleaseKey blocker() throws Exception {
        return Desk.key(
                desk.jira("first" + issue, hook(number, issue, "Highest")).andExpect(status().isCreated()));
    }

    private static String hook(String id, String key, String priority) {
        return Desk.hook(id, key, Desk.fields("{\"name\":\"" + priority + "\"}", "\"production\""));
    }

    private String done(String priority) {
        return hook(number, issue, priority)
                .replace(
                        "\"summary\"",
                        "\"status\":{\"name\":\"Resolved\",\"statusCategory\":{\"key\":\"done\"}},\"summary\"");
    }

    private String moved(String to) {
        return hook(number, to, "Highest")
                .replaceFirst(
                        "\\{",
                        "{\"issue_event_type_name\":\"issue_moved\",\"changelog\":{\"items\":[{\"field\":\"project\","
                                + "\"fromString\":\"Desk\",\"toString\":\"Medical\"},{\"field\":\"Key\","
                                + "\"fromString\":\"" + issue + "\",\"toString\":\"" + to + "\"}]},");
    }

    private static String report(String reference, String severity) {
        return "{\"reference\":\"" + reference + "\",\"severity\":" + severity
                + ",\"environment\":\"production\",\"summary\":\"Nobody can sign in\"}";
    }

    private long started(String reference) {
        return Everything.releases(context).stream()
                .filter(release ->
                        release.type().equals("hotfix") && release.reason().equals("Reported as " + reference))
                .count();
    }

    private List<Notice> changes(ReleaseKey key) {
        return notices.of(key).stream()
                .filter(notice -> notice.name().equals("issue-changed"))
                .sorted(java.util.Comparator.comparing(Notice::createdAt))
                .toList();
    }

    private void page(ReleaseKey key, String text) throws Exception {
        http.perform(get("/releases/" + key).with(Browsers.signedIn(http, "auditor")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(text)));
    }
}
