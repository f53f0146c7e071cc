package io.slipway.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.comms.Outbox;
import io.slipway.deployment.Runs;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.http.Browsers;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.StartRequest;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import io.slipway.testing.AutomationSimulator;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

@SlipwayTest
class PagesTest {

    private static final String HOSTILE = "\"><script>alert(1)</script>";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Releases releases;

    @Autowired
    Scopes scopes;

    @Autowired
    Builds builds;

    @Autowired
    Windows windows;

    @Autowired
    Agreements agreements;

    @Autowired
    ReleaseDocuments documents;

    @Autowired
    TestClock clock;

    @Autowired
    Runs runs;

    @Autowired
    AutomationSimulator automation;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @Test
    void whatPeopleTypedIsShownAndNeverRun() throws Exception {
        var release = release(HOSTILE);
        for (var path : List.of("/", "/calendar", "/releases/" + release.key(), "/environments")) {
            for (var person : List.of("dev-team", "auditor", "trust-kch")) {
                var page = page(person, path);
                assertThat(page).doesNotContain("<script>alert").contains("</main>");
            }
        }
        assertThat(page("auditor", "/releases/" + release.key())).contains("&lt;script&gt;alert(1)");
    }

    @Test
    void noPageCarriesInlineScriptOrStyleOrLoadsFromElsewhere() throws Exception {
        var release = release("Plain");
        for (var path : List.of("/", "/calendar", "/environments", "/releases/new", "/releases/" + release.key())) {
            http.perform(get(path).with(as("dev-team")))
                    .andExpect(status().isOk())
                    .andExpect(header().string(
                                    "Content-Security-Policy",
                                    Matchers.startsWith("default-src 'none'; script-src 'self';")));
            assertThat(page("dev-team", path))
                    .doesNotContainPattern("<script(?![^>]*src=\"/)")
                    .doesNotContain("<style", " style=", " onclick=", "src=\"http", "href=\"http");
        }
    }

    @Test
    @Requirement("F-001")
    void onlyTheOperatorIsOfferedTheStart() throws Exception {
        assertThat(page("dev-team", "/")).contains("Start a release");
        assertThat(page("trust-kch", "/")).doesNotContain("Start a release");
        http.perform(get("/releases/new").with(as("trust-kch"))).andExpect(status().isForbidden());
        http.perform(post("/releases/new")
                        .with(as("trust-kch"))
                        .with(csrf())
                        .param("programme", "flip")
                        .param("type", "planned")
                        .param("title", "Mine")
                        .param("reason", "Because"))
                .andExpect(status().isForbidden());
    }

    @Test
    void theBoardLeadsToTasksThoseWhoMayHaveSome() throws Exception {
        var release = release("To do");
        var task = context.getBean(TaskService.class)
                .createTaskQuery()
                .processInstanceBusinessKey(release.key().value())
                .singleResult();
        var link = "/tasks/" + task.getId();
        assertThat(page("dev-team", "/")).contains("Open my tasks", ">My tasks<", "My work", link);
        assertThat(page("trust-kch", "/"))
                .contains("Open my tasks", ">My tasks<")
                .doesNotContain(link);
        for (var reader : List.of("auditor", "process-owner")) {
            assertThat(page(reader, "/"))
                    .contains(">Cockpit<", "Answer Dev Team:", "define scope")
                    .doesNotContain("/tasklist/", "My work");
        }
    }

    @Test
    void theBoardTellsWhoIsLateAndWhatComes() throws Exception {
        var release = release("Nobody looks at it");
        clock.advanceTo(clock.instant().plus(Duration.ofDays(6)));
        assertThat(page("trust-kch", "/")).contains("Table of late tasks", "Late for", "The next two weeks");
        assertThat(section(page("trust-kch", "/"), "coming"))
                .contains("The next two weeks", release.key().value(), "downtime")
                .doesNotContain("In flight");
    }

    @Test
    void aNoticeSaysForWhichDigestItWaitsAndWithWhichItWent() throws Exception {
        var played = PlannedRelease.start(context, "In a digest");
        played.throughScope();
        var address = "/releases/" + played.key();
        assertThat(section(page("auditor", address), "notices"))
                .contains("for the digest", "waits for the digest")
                .containsPattern("for the digest of \\d+ \\w{3} \\d{4}, 17:00");

        clock.advanceTo(clock.instant().plus(Duration.ofDays(7)));
        context.getBean(Outbox.class).deliverDue();

        assertThat(section(page("auditor", address), "notices"))
                .containsPattern("with the digest of \\d+ \\w{3} \\d{4}, 17:00")
                .doesNotContain("waits for the digest");
    }

    @Test
    void theStartSaysWhichVersionItWillBeAndWhatIsDone() throws Exception {
        var page = page("dev-team", "/releases/new");
        assertThat(page)
                .contains("This starts <strong>FLIP-", "The usual one: FLIP-", "Major: FLIP-", "Defining the scope");
        var expected = page.split("This starts <strong>")[1].split("<")[0];
        assertThat(release("As announced").key()).hasToString(expected);
        assertThat(page("dev-team", "/releases/new?programme=flip&type=rca")).contains("This starts <strong>FLIP-RCA-");
    }

    @Test
    void aWithdrawnReleaseShowsWhereItStoppedAndNothingBeyondAsDone() throws Exception {
        var played = PlannedRelease.start(context, "Given up");
        played.throughScope();
        releases.withdraw(played.key(), "dev-team", "Not wanted any more");
        played.life().advance();
        assertThat(page("auditor", "/releases/" + played.key()))
                .containsPattern("<span>Scope</span>\\s*<small>done")
                .containsPattern("<span>Schedule</span>\\s*<small>withdrawn here")
                .containsPattern("<span>SIT</span>\\s*<small>not reached")
                .contains("<dd>nowhere</dd>");
    }

    @Test
    void anErrorStandsBesideItsFieldAndNothingTypedIsLost() throws Exception {
        var answer = http.perform(post("/releases/new")
                        .with(as("dev-team"))
                        .with(csrf())
                        .param("programme", "flip")
                        .param("type", "planned")
                        .param("title", "")
                        .param("reason", "Kept & safe")
                        .param("version", "1.4"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();
        assertThat(answer.getResponse().getContentAsString())
                .contains("id=\"title-error\"", "id=\"version-error\"", "Kept &amp; safe", "value=\"1.4\"");
    }

    @Test
    @Requirement("F-115")
    void theFormOfAnAnalysisAsksForItsIssueAndKeepsWhatWasTyped() throws Exception {
        assertThat(page("dev-team", "/releases/new")).doesNotContain("name=\"issue.reference\"");
        assertThat(page("dev-team", "/releases/new?programme=flip&type=rca"))
                .contains("name=\"issue.reference\"", "severity 2 in Production")
                .doesNotContain("name=\"increment\"", "name=\"planReference\"");
        var answer = http.perform(post("/releases/new")
                        .with(as("dev-team"))
                        .with(csrf())
                        .param("programme", "flip")
                        .param("type", "rca")
                        .param("title", "Export")
                        .param("reason", "Kept & safe")
                        .param("issue.reference", "SD-1")
                        .param("issue.severity", "")
                        .param("issue.environment", "production")
                        .param("issue.summary", "Loses <pages>"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn();
        assertThat(answer.getResponse().getContentAsString())
                .contains("id=\"severity-error\"", "Kept &amp; safe", "Loses &lt;pages&gt;", "value=\"SD-1\"");
    }

    @Test
    void aStartLeadsToTheReleasePage() throws Exception {
        var path = http.perform(post("/releases/new")
                        .with(as("dev-team"))
                        .with(csrf())
                        .param("programme", "flip")
                        .param("type", "planned")
                        .param("title", "From the form")
                        .param("reason", "Because")
                        .param("increment", "")
                        .param("version", ""))
                .andExpect(redirectedUrlPattern("/releases/FLIP-*"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(page("trust-kch", String.valueOf(path))).contains("From the form", "Answer Dev Team");
    }

    @Test
    void onlyThoseWhoMayAreOfferedToChangeTheRelease() throws Exception {
        var release = release("Rights");
        var path = "/releases/" + release.key();
        assertThat(page("dev-team", path)).contains("/withdraw", "Move the predicted end", "Hand in evidence");
        assertThat(page("product-owner", path)).contains("/withdraw").doesNotContain("Move the predicted end");
        assertThat(page("auditor", path)).doesNotContain("/withdraw", "Move the predicted end", "Hand in evidence");
        assertThat(page("ai-centre", path)).doesNotContain("/withdraw", "Hand in evidence");
        http.perform(get(path + "/withdraw").with(as("trust-kch"))).andExpect(status().isForbidden());
    }

    @Test
    void evidenceIsHandedInForTicketsInScopeOnly() throws Exception {
        var release = release("Evidence");
        var file = new MockMultipartFile("files", "report.txt", "text/plain", "passed".getBytes());
        http.perform(multipart("/releases/" + release.key() + "/evidence")
                        .file(file)
                        .param("tickets", "FLIP-1")
                        .with(as("uat-tester"))
                        .with(csrf()))
                .andExpect(flash().attribute("done", "The evidence is stored"));
        http.perform(multipart("/releases/" + release.key() + "/evidence")
                        .file(file)
                        .param("tickets", "OTHER-1")
                        .with(as("uat-tester"))
                        .with(csrf()))
                .andExpect(flash().attribute("refusal", Matchers.containsString("not in the scope")));
        http.perform(multipart("/releases/" + release.key() + "/evidence")
                        .file(file)
                        .param("tickets", "FLIP-1")
                        .with(as("auditor"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(page("auditor", "/releases/" + release.key())).contains("report.txt");
    }

    @Test
    void thePageOfAReleaseTellsAllThatHappened() throws Exception {
        var played = PlannedRelease.start(context, "Cohort discovery");
        played.throughProduction();
        var path = "/releases/" + played.key();
        assertThat(page("dev-team", path))
                .contains("Answer Dev Team", "aria-current=\"step\"", "Send again", "Pre-Prod", "succeeded")
                .contains(played.build(), "Release notes", "King&#39;s College Hospital");
        assertThat(page("trust-kch", path))
                .contains("clinical-systems@kch.example")
                .doesNotContain("digital-services@uclh.example", "Send again");
        assertThat(page("auditor", "/environments")).contains(played.build(), "hold the same version");
        assertThat(page("trust-uclh", "/"))
                .containsPattern("is down since \\d\\d:\\d\\d</strong>, expected back <strong>\\d\\d:\\d\\d</strong>")
                .contains(", 4 of 4 sites done");
        assertThat(page("auditor", path)).contains("users are kept out since", "Production: 4 of 4 sites");
        played.decideSmokeTest();
        played.life().decide("trust-kch", "performFlipSmokeTest", "pass");
        played.life().decide("trust-kch", "performAideSmokeTest", "pass");
        played.life().decide("trust-uclh", "performAideSmokeTest", "pass");
        played.close();
        assertThat(page("auditor", path))
                .contains("Release closed", "Rollout report", "Predicted ", ">actual ", "What it is")
                .containsPattern("<summary>Proof<span class=\"unseen\"> of Accept scope")
                .containsSubsequence("Release closed", " started</strong>");
        assertThat(page("auditor", path + "?kind=RUN")).contains(", wave 0: ").doesNotContain("Release closed");
        http.perform(get(path + "?kind=NONSENSE").with(as("auditor"))).andExpect(status().isBadRequest());
        assertThat(page("auditor", "/")).doesNotContain(", 4 of 4 sites done");
        assertThat(page("auditor", "/")).contains("Recently ended", played.key().value());
    }

    @Test
    @Requirement("F-001")
    void aRunIsFollowedByAllAndCancelledByTheOperatorAlone() throws Exception {
        automation.holdNext();
        var played = PlannedRelease.start(context, "Held run");
        played.throughDocuments();
        played.registerBuild();
        var path = "/releases/" + played.key();
        var run = runs.of(played.key()).get(0).id();
        assertThat(page("trust-kch", path))
                .contains("data-live", "/assets/live.js")
                .doesNotContain("/cancel");
        assertThat(page("trust-kch", "/"))
                .containsPattern("Deploying to SIT, since \\d\\d:\\d\\d")
                .doesNotContain("Await end of deployment");
        assertThat(page("dev-team", path + "/runs")).contains("id=\"runs\"", "/runs/" + run + "/cancel");
        assertThat(page("dev-team", "/runs/" + run + "/cancel")).contains("Cancel this run?");
        http.perform(post("/runs/" + run + "/cancel").with(as("trust-kch")).with(csrf()))
                .andExpect(status().isForbidden());
        http.perform(post("/runs/" + run + "/cancel").with(as("dev-team")).with(csrf()))
                .andExpect(redirectedUrl(path + "#runs"));
        assertThat(page("auditor", path)).contains("cancelling", "cancelled by Dana Ortiz");
        automation.loseHeld();
    }

    @Test
    void whatDoesNotExistIsAPageOfItsOwn() throws Exception {
        http.perform(get("/releases/FLIP-99.9.9.9").with(as("dev-team"))).andExpect(status().isNotFound());
    }

    private Release release(String title) {
        var release =
                releases.start(new StartRequest("flip", "planned", title, title, title, null, null, null), "dev-team");
        var item = new ScopeItem(
                "FLIP-1", TicketKind.FEATURE, title, null, null, "Done", true, true, "cohort-query", false);
        scopes.replace(release.key(), List.of(item));
        var build = new BuildManifest(
                "flip",
                "build-" + release.version(),
                List.of(new Build.Component("flip-api", "1.4.0", "flip-api.tar.gz", "a".repeat(64))),
                List.of(new Build.Flag("cohort-query", true)),
                List.of("FLIP-9"));
        builds.choose(release, builds.register(build, "dev-team"));
        var start = clock.instant().plus(Duration.ofDays(9));
        windows.set(release.key(), new Window(1, start, start.plus(Duration.ofHours(2)), title));
        agreements.set(
                release.key(),
                new SiteAgreement("kch", 1, SiteAgreement.State.AGREED, start, null, "trust-kch", clock.instant()));
        documents.write(release.key(), "release-notes", title, "# Notes", "<h1>Notes</h1>");
        return releases.get(release.key());
    }

    /** Returns the section of the page under the heading with this id. */
    private static String section(String page, String heading) {
        var from = page.indexOf("id=\"" + heading + "\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    private String page(String person, String path) throws Exception {
        var page = http.perform(get(path).with(as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        var copies = System.getenv("SLIPWAY_PAGES");
        if (copies != null) {
            var name = person + path.replaceAll("[^A-Za-z0-9.]", "_") + ".html";
            Files.writeString(Path.of(copies, name), page.replace("/assets/", "assets/"));
        }
        return page;
    }

    private RequestPostProcessor as(String person) throws Exception {
        return Browsers.signedIn(http, person);
    }
}
