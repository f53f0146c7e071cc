package io.slipway.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.http.Browsers;
import io.slipway.scope.ScopeChanges;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TicketFile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** Somebody asks on the release's page, or over REST, that the agreed scope be changed. */
@SlipwayTest
class ScopeChangePagesTest {

    private static final String HOSTILE = "\"><script>alert(1)</script>";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ScopeChanges changes;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @Test
    @Requirement({"F-013", "F-R01.DEV", "F-R01.PO"})
    void whoIsResponsibleForTheScopeAsksAndEverybodySeesWhatBecameOfIt() throws Exception {
        var release = PlannedRelease.start(context, "Changed by page");
        release.throughScope();
        var path = "/releases/" + release.key();
        var dropped = release.tickets().get(2);
        var late = release.tickets().get(0) + "8";
        TicketFile.addFix(context, late);
        assertThat(page("dev-team", path)).contains("/change-scope");
        for (var other : List.of("product-owner", "trust-kch", "auditor")) {
            assertThat(page(other, path)).doesNotContain("/change-scope");
            http.perform(get(path + "/change-scope").with(Browsers.signedIn(http, other)))
                    .andExpect(status().isForbidden());
            ask(other, path, "Mine", late, dropped).andExpect(status().isForbidden());
        }
        assertThat(page("dev-team", path + "/change-scope")).contains(late + " Late fix", dropped);
        http.perform(post(path + "/change-scope")
                        .with(Browsers.signedIn(http, "dev-team"))
                        .param("reason", "No token")
                        .param("drop", dropped))
                .andExpect(status().isForbidden());

        ask("dev-team", path, HOSTILE, late, dropped)
                .andExpect(redirectedUrl(path))
                .andExpect(flash().attribute("done", containsString("asked for")));
        var waiting = page("auditor", path);
        assertThat(waiting)
                .contains(
                        "added: " + late + "; dropped: " + dropped,
                        "waits for a decision",
                        "Accept change of scope",
                        "Change of scope asked",
                        "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        assertThat(ask("dev-team", path, "Again", "", dropped)
                        .andExpect(status().isConflict())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("waits for a decision already", ">Again</textarea>");
        release.life().decide("product-owner", "acceptScopeChange", "accept");

        assertThat(page("auditor", path)).contains(">accepted<", "by Priya", late);
        read("trust-kch", release, "/scope-changes")
                .andExpect(jsonPath("$[0].state").value("ACCEPTED"))
                .andExpect(jsonPath("$[0].askedBy").value("dev-team"))
                .andExpect(jsonPath("$[0].decidedBy").value("product-owner"));
        read("trust-kch", release, "/scope")
                .andExpect(jsonPath("$[*].ticket")
                        .value(org.hamcrest.Matchers.containsInAnyOrder(
                                release.tickets().get(0), release.tickets().get(1), late)));
    }

    @Test
    @Requirement({"F-009", "F-012", "F-018"})
    void whatCannotBeChangedSoIsToldAllAtOnceAndNothingIsAsked() throws Exception {
        var release = PlannedRelease.start(context, "Refused changes");
        send(
                        "dev-team",
                        release,
                        "{'reason':'Too early','drop':['" + release.tickets().get(2) + "']}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("not agreed yet")));
        release.throughScope();
        var one = release.tickets().get(0);
        var two = release.tickets().get(1);

        send("dev-team", release, "{'reason':' ','drop':['" + one + "']}").andExpect(status().isBadRequest());
        send("trust-kch", release, "{'reason':'Mine','drop':['" + one + "']}").andExpect(status().isForbidden());
        refused(release, "{'reason':'Nothing'}", "nothing would change");
        refused(
                release,
                "{'reason':'All','add':['" + one + "','FLIP-0'],'drop':['" + one + "','" + two + "','FLIP-00']}",
                one + " is in scope already");
        refused(release, "{'reason':'All','drop':['FLIP-00']}", "FLIP-00 is not in scope");
        refused(release, "{'reason':'All','add':['FLIP-0']}", "'FLIP-0' is no ticket of project FLIP");
        refused(release, "{'reason':'All','drop':['" + one + "','" + two + "']}", "at least one new feature");
        var other = PlannedRelease.start(context, "Has it already");
        other.throughScope();
        refused(release, "{'reason':'Theirs','add':['" + other.tickets().get(2) + "']}", "is in " + other.key());
        refused(
                release,
                "{'reason':'Marks','add':['FLIP-0'],'userTestTickets':['" + one + "']}",
                one + " is marked for a user test but not in scope");
        assertThat(changes.of(release.key())).isEmpty();
        release.life().waitsAt("planSchedule");
    }

    private void refused(PlannedRelease release, String json, String why) throws Exception {
        send("dev-team", release, json)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString(why)));
    }

    private ResultActions ask(String person, String path, String reason, String add, String drop) throws Exception {
        return http.perform(post(path + "/change-scope")
                .with(Browsers.signedIn(http, person))
                .with(csrf())
                .param("reason", reason)
                .param("add", add)
                .param("drop", drop));
    }

    private ResultActions send(String person, PlannedRelease release, String json) throws Exception {
        return http.perform(post("/api/releases/" + release.key() + "/scope-changes")
                .with(Browsers.program(person))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.replace('\'', '"')));
    }

    private ResultActions read(String person, PlannedRelease release, String what) throws Exception {
        return http.perform(get("/api/releases/" + release.key() + what).with(Browsers.program(person)));
    }

    private String page(String person, String path) throws Exception {
        return http.perform(get(path).with(Browsers.signedIn(http, person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
