package io.slipway.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.http.Browsers;
import io.slipway.release.LiveIssue;
import io.slipway.testing.ActionRows;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** The log of root cause analyses, for people and for programs. */
@SlipwayTest
class RcaPagesTest {

    private static final AtomicInteger ISSUES = new AtomicInteger(9000);
    private static final String HOSTILE = "\"><script>alert(1)</script>";

    @Autowired
    WebApplicationContext context;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @Test
    @Requirement({"F-114", "F-115", "F-117"})
    void anIssueReportedOnTheBoardIsAnalysedOnce() throws Exception {
        var reference = "SD-" + ISSUES.incrementAndGet();
        var wish = "{'programme':'flip','type':'rca','title':'Export','reason':'Cohorts are incomplete','issue':"
                + "{'reference':'" + reference + "','severity':2,'environment':'production','summary':'Loses a page'}}";
        var key = key(send("dev-team", "/api/releases", wish).andExpect(status().isCreated()));
        send("dev-team-2", "/api/releases", wish)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.key").value(key));
        read("trust-kch", "/api/rca")
                .andExpect(jsonPath("$[*].key", hasItem(key)))
                .andExpect(jsonPath("$[?(@.key == '" + key + "')].issue.reference", hasItem(reference)));
        http.perform(post("/releases/new")
                        .with(Browsers.signedIn(http, "dev-team"))
                        .with(csrf())
                        .param("programme", "flip")
                        .param("type", "rca")
                        .param("title", "Export again")
                        .param("reason", "Still")
                        .param("issue.reference", reference)
                        .param("issue.severity", "2")
                        .param("issue.environment", "production")
                        .param("issue.summary", "Loses two pages"))
                .andExpect(redirectedUrl("/rca/" + key))
                .andExpect(flash().attribute("done", containsString("already")));
        read("auditor", "/api/rca/" + key)
                .andExpect(jsonPath("$.timeline[*].what", hasItem("Reported: Loses a page")))
                .andExpect(jsonPath("$.timeline[*].what", hasItem("Reported: Loses two pages")));
        http.perform(get("/releases/" + key).with(Browsers.signedIn(http, "auditor")))
                .andExpect(redirectedUrl("/rca/" + key));
        assertThat(page("auditor", "/calendar")).doesNotContain(key);
    }

    @Test
    void whatPeopleTypedIsShownAndNeverRun() throws Exception {
        var life = analysed(HOSTILE, "answer | 2027-02-01 | " + HOSTILE);
        for (var path : List.of("/", "/rca", "/rca/" + life.key())) {
            assertThat(page("auditor", path))
                    .doesNotContain("<script>alert")
                    .contains("&lt;script&gt;alert(1)", "</main>")
                    .doesNotContainPattern("<script(?![^>]*src=\"/)")
                    .doesNotContain("<style", " style=", " onclick=");
        }
    }

    @Test
    @Requirement({"F-116", "F-117"})
    void anEntryShowsEverythingAndItsTextInThreeForms() throws Exception {
        var life = analysed("The export loses its last page", "trust-kch, Sam Doe | 2027-02-01 | Report it at once");

        assertThat(page("trust-kch", "/rca/" + life.key()))
                .contains("Shared", "Nobody tested it", "No alarm", "Exported 10 000 rows", "Sam Doe", "Revision 1")
                .contains("shared by Dana Ortiz", "Complete action")
                .doesNotContain("Open it again");
        assertThat(page("dev-team", "/")).contains("Open actions from root cause analyses", "Report it at once");
        read("auditor", "/api/releases/" + life.key() + "/rca.md")
                .andExpect(content().string(containsString("# Root cause analysis of SD-")));
        read("auditor", "/api/releases/" + life.key() + "/rca.html")
                .andExpect(content().string(containsString("<h1>Root cause analysis of SD-")));
        read("auditor", "/api/releases/" + life.key() + "/rca.pdf")
                .andExpect(content().contentType(MediaType.APPLICATION_PDF));
        read("auditor", "/api/rca/" + life.key())
                .andExpect(jsonPath("$.state").value("SHARED"))
                .andExpect(jsonPath("$.analysis.whys[0]").value("Nobody tested it"))
                .andExpect(jsonPath("$.actions[0].owner").value("trust-kch"))
                .andExpect(jsonPath("$.revisions[0].sha256").isNotEmpty());
        read("auditor", "/api/rca/FLIP-RCA-99999").andExpect(status().isNotFound());
    }

    @Test
    @Requirement("F-116")
    void peopleOfTheProgrammeAddToTheTimelineUntilItIsFrozen() throws Exception {
        var life = start("Slow queries");
        var events = "/api/rca/" + life.key() + "/events";
        send("trust-uclh", events, "{'at':'2026-10-05T06:00:00Z','what':'Our researchers noticed it'}")
                .andExpect(status().isNoContent());
        send("auditor", events, "{'what':'I looked'}").andExpect(status().isForbidden());
        send("trust-uclh", events, "{'what':' '}").andExpect(status().isBadRequest());
        send("trust-uclh", events, "{'at':'2099-01-01T06:00:00Z','what':'Later'}")
                .andExpect(status().isConflict());
        assertThat(page("trust-kch", "/rca/" + life.key()))
                .contains("Our researchers noticed it", "Add what you know")
                .contains("Nobody has written it yet");
        http.perform(post("/rca/" + life.key() + "/events")
                        .with(Browsers.signedIn(http, "trust-kch"))
                        .with(csrf())
                        .param("at", "2099-01-01T06:00")
                        .param("what", "Kept & safe"))
                .andExpect(redirectedUrl("/rca/" + life.key()))
                .andExpect(flash().attribute("typedWhat", "Kept & safe"));
        http.perform(post("/rca/" + life.key() + "/events")
                        .with(Browsers.signedIn(http, "trust-kch"))
                        .with(csrf())
                        .param("at", "2026-10-05T07:30")
                        .param("what", "We told the desk"))
                .andExpect(flash().attribute("done", "Added to what happened"));
        assertThat(page("auditor", "/rca/" + life.key()))
                .contains("We told the desk")
                .doesNotContain("Add what you know");
    }

    @Test
    @Requirement({"F-112", "F-118"})
    void onlyTheOperatorOpensAgainAndSharesTheList() throws Exception {
        var life = analysed("Again", "");
        var reopen = "/api/rca/" + life.key() + "/reopen";
        send("ai-centre", reopen, "{'reason':'More'}").andExpect(status().isForbidden());
        send("dev-team", reopen, "{'reason':''}").andExpect(status().isBadRequest());
        send("dev-team", reopen, "{'reason':'More is known'}").andExpect(status().isNoContent());
        send("dev-team", reopen, "{'reason':'More is known'}").andExpect(status().isConflict());
        assertThat(page("dev-team", "/rca/" + life.key())).contains("More is known", "Analyse cause", "Revision 1");

        send("trust-kch", "/api/rca/share", "{'programme':'flip'}").andExpect(status().isForbidden());
        send("dev-team", "/api/rca/share", "{'programme':'flip'}").andExpect(status().isAccepted());
        assertThat(page("trust-kch", "/rca")).doesNotContain("<button class=\"button second\"");
        http.perform(post("/rca/share")
                        .with(Browsers.signedIn(http, "dev-team"))
                        .with(csrf())
                        .param("programme", "flip"))
                .andExpect(redirectedUrl("/rca"))
                .andExpect(flash().attributeExists("done"));
        assertThat(page("dev-team", "/rca"))
                .contains("Share the list", life.key().value());
    }

    private Lifecycle start(String summary) {
        return Lifecycle.start(
                context, "rca", new LiveIssue("SD-" + ISSUES.incrementAndGet(), 2, "production", summary));
    }

    private Lifecycle analysed(String summary, String actions) {
        var life = start(summary);
        var answers = new HashMap<>(ActionRows.of(actions));
        answers.putAll(Map.of(
                "whatHappened", summary,
                "impact", "Researchers of all Trusts",
                "why1", "Nobody tested it",
                "contributing", "A new page limit\nNo alarm",
                "rootCause", "The page limit was copied",
                "remedy", "The page limit is gone",
                "proof", "Exported 10 000 rows",
                "improvement", "Test exports with large cohorts"));
        life.decide("dev-team", "analyseCause", "done", answers);
        return life;
    }

    private static String key(ResultActions answer) throws Exception {
        var location = answer.andReturn().getResponse().getHeader("Location");
        return String.valueOf(location).substring("/api/releases/".length());
    }

    private ResultActions send(String person, String path, String json) throws Exception {
        return http.perform(post(path)
                .with(Browsers.program(person))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.replace('\'', '"')));
    }

    private ResultActions read(String person, String path) throws Exception {
        return http.perform(get(path).with(Browsers.program(person)));
    }

    private String page(String person, String path) throws Exception {
        return http.perform(get(path).with(Browsers.signedIn(http, person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
