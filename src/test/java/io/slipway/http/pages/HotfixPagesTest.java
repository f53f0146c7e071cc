package io.slipway.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.http.Browsers;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** A hotfix as people and programs see it while the service is down. */
@SlipwayTest
class HotfixPagesTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    TestClock clock;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @AfterEach
    void leaveNothing() {
        HotfixRelease.leaveNothing(context);
    }

    @Test
    @Requirement({"F-100", "F-104", "F-083"})
    void thePageShowsTheIssueAndTheOutageUntilTheServiceIsBack() throws Exception {
        var hotfix = HotfixRelease.start(context);
        var path = "/releases/" + hotfix.key();
        assertThat(page("trust-kch", path))
                .contains(hotfix.issue().reference(), "not assessed yet", "Service desk")
                .doesNotContain("expected back", "/withdraw");

        assertThat(page("dev-team", "/")).contains("Assess impact", "due at once");
        assertThat(work(page("dev-team", "/"))).doesNotContain("overdue");
        clock.advanceTo(clock.instant().plus(31, ChronoUnit.MINUTES));
        assertThat(work(page("dev-team", "/"))).contains("overdue");

        hotfix.assess("yes", "no", "no");
        hotfix.life().advance();
        assertThat(page("trust-kch", path))
                .contains("is offline", "expected back")
                .doesNotContain("Bring the service");
        assertThat(page("dev-team", path)).contains("Bring the service back online", "Move the predicted return");
        assertThat(page("auditor", "/")).contains("is offline since", path);
        read(hotfix)
                .andExpect(
                        jsonPath("$.issue.issue.reference").value(hotfix.issue().reference()))
                .andExpect(jsonPath("$.issue.assessment.otherSystemAtRisk").value(true))
                .andExpect(jsonPath("$.issue.assessment.offlineSince").exists());

        var later = clock.instant().plus(9, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        send("trust-kch", hotfix, "predicted-end", "{\"predictedEnd\":\"" + later + "\"}")
                .andExpect(status().isForbidden());
        send("dev-team", hotfix, "predicted-end", "{\"predictedEnd\":\"" + later + "\"}")
                .andExpect(status().isNoContent());
        hotfix.life().advance();
        read(hotfix).andExpect(jsonPath("$.issue.assessment.predictedReturn").value(later.toString()));

        send("trust-kch", hotfix, "online", "").andExpect(status().isForbidden());
        http.perform(post(path + "/online")
                        .with(Browsers.signedIn(http, "dev-team"))
                        .with(csrf()))
                .andExpect(redirectedUrl(path))
                .andExpect(flash().attribute("done", containsString("back online")));
        hotfix.life().advance();
        read(hotfix).andExpect(jsonPath("$.issue.assessment.onlineAgain").exists());
        assertThat(page("dev-team", path)).doesNotContain("Bring the service");
        send("dev-team", hotfix, "online", "")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("cannot bring it back")));
    }

    @Test
    void itsReportsAreOnTheTimelineAndItIsNotWithdrawn() throws Exception {
        var hotfix = HotfixRelease.start(context);
        http.perform(get("/api/releases/" + hotfix.key() + "/timeline").with(Browsers.program("auditor")))
                .andExpect(jsonPath(
                        "$[*].title", hasItem("Reported: " + hotfix.issue().summary())))
                .andExpect(jsonPath("$[?(@.kind == 'ISSUE')].person", hasItem("Service desk")));
        send("dev-team", hotfix, "withdraw", "{\"reason\":\"No time\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("no hotfix")));
    }

    /** The line of the hotfix among what the person has to do. */
    private static String work(String board) {
        return board.split("Assess impact", 2)[1].split("</li>", 2)[0];
    }

    private ResultActions read(HotfixRelease hotfix) throws Exception {
        return http.perform(get("/api/releases/" + hotfix.key()).with(Browsers.program("auditor")));
    }

    private ResultActions send(String person, HotfixRelease hotfix, String what, String body) throws Exception {
        return http.perform(post("/api/releases/" + hotfix.key() + "/" + what)
                .with(Browsers.program(person))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private String page(String person, String path) throws Exception {
        return http.perform(get(path).with(Browsers.signedIn(http, person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
