package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.release.Releases;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** A lifecycle that was taken out of the engine is neither closed nor forgotten. */
@SlipwayTest
class LostReleaseTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Releases releases;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @Test
    void aReleaseWhoseLifecycleIsGoneIsLostWithItsLastKnownStageAndItsRecord() throws Exception {
        var played = PlannedRelease.start(context, "Gone with its history");
        played.throughSchedule();
        takeAway(played.life(), true);

        read("auditor", "/api/releases/" + played.key())
                .andExpect(jsonPath("$.state").value("LOST"))
                .andExpect(jsonPath("$.stage[0]").value("Documents"))
                .andExpect(jsonPath("$.stages[0].progress").value("DONE"))
                .andExpect(jsonPath("$.endedAt").doesNotExist());
        read("auditor", "/api/releases/" + played.key() + "/timeline")
                .andExpect(jsonPath("$[*].title", hasItem("Accept scope: Accept this scope")))
                .andExpect(jsonPath("$[*].title", Matchers.not(hasItem("Release closed"))));
        assertThat(page("trust-kch", "/"))
                .contains("the lifecycle of", played.key().value());
        assertThat(page("dev-team", "/releases/" + played.key()))
                .contains("This release is lost", "last known", "notices went out", "Write the release off")
                .contains("in the ticket system FLIP");
        assertThat(page("product-owner", "/releases/" + played.key()))
                .contains("This release is lost")
                .doesNotContain("Write the release off");
    }

    @Test
    void aLifecycleThatWasDeletedButKeepsItsHistoryIsLostToo() throws Exception {
        var life = Lifecycle.start(context, "Gone, history kept");
        takeAway(life, false);
        read("auditor", "/api/releases/" + life.key())
                .andExpect(jsonPath("$.state").value("LOST"));
    }

    @Test
    void theOperatorSettlesALostReleaseWithAReasonOnce() throws Exception {
        var life = Lifecycle.start(context, "To be settled");
        var address = "/api/releases/" + life.key() + "/write-off";
        send("dev-team", address, "{'reason':'Too early'}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("is not lost")));
        takeAway(life, true);
        for (var person : List.of("product-owner", "auditor", "admin", "process-owner", "trust-kch")) {
            send(person, address, "{'reason':'Mine'}").andExpect(status().isForbidden());
        }
        send("dev-team", address, "{'reason':' '}").andExpect(status().isBadRequest());
        send("dev-team", address, "{'reason':'Deleted by mistake; banner looked at'}")
                .andExpect(status().isNoContent());
        send("dev-team-2", address, "{'reason':'Again'}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("written off already")));

        read("auditor", "/api/releases/" + life.key())
                .andExpect(jsonPath("$.state").value("WRITTEN_OFF"))
                .andExpect(jsonPath("$.writeOff.decidedBy").value("dev-team"))
                .andExpect(jsonPath("$.writeOff.reason").value("Deleted by mistake; banner looked at"));
        read("auditor", "/api/releases/" + life.key() + "/timeline")
                .andExpect(jsonPath("$[-1].title").value("Lost release written off"))
                .andExpect(jsonPath("$[-1].account").value("dev-team"));
        assertThat(page("dev-team", "/")).doesNotContain("To be settled</span></a> is gone");
        assertThat(page("dev-team", "/releases/" + life.key()))
                .contains("Written off", "banner looked at", "Dana Ortiz (dev-team)")
                .doesNotContain("Write the release off");
    }

    @Test
    void thePageTakesTheDecisionAndKeepsWhatWasTypedWhenItIsRefused() throws Exception {
        var life = Lifecycle.start(context, "From the page");
        writeOff("dev-team", life, "Too early").andExpect(flash().attribute("typedReason", "Too early"));
        takeAway(life, true);
        writeOff("trust-kch", life, "Mine").andExpect(status().isForbidden());
        writeOff("dev-team", life, "Deleted by hand")
                .andExpect(flash().attribute("done", containsString("written off")));
    }

    @Test
    void whatCameToAnEndOfItsModelIsClosedEvenWhenTheEngineForgetsIt() throws Exception {
        var life = Lifecycle.start(context, "Forgotten");
        releases.withdraw(life.key(), "dev-team", "Not wanted");
        life.advance();
        engine.getHistoryService().deleteHistoricProcessInstance(life.release().processInstanceId());

        read("auditor", "/api/releases/" + life.key())
                .andExpect(jsonPath("$.state").value("WITHDRAWN"))
                .andExpect(jsonPath("$.endedAt").isNotEmpty());
        read("auditor", "/api/releases/" + life.key() + "/timeline")
                .andExpect(jsonPath("$[-1].title").value("Release withdrawn"))
                .andExpect(jsonPath("$[-1].account").value("dev-team"));
    }

    private void takeAway(Lifecycle life, boolean history) {
        var instance = life.release().processInstanceId();
        engine.getRuntimeService().deleteProcessInstance(instance, "by force");
        if (history) {
            engine.getHistoryService().deleteHistoricProcessInstance(instance);
        }
    }

    private ResultActions writeOff(String person, Lifecycle life, String reason) throws Exception {
        return http.perform(post("/releases/" + life.key() + "/write-off")
                .with(Browsers.signedIn(http, person))
                .with(csrf())
                .param("reason", reason));
    }

    private String page(String person, String path) throws Exception {
        return http.perform(get(path).with(Browsers.signedIn(http, person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions read(String person, String path) throws Exception {
        return http.perform(get(path).with(Browsers.program(person)));
    }

    private ResultActions send(String person, String path, String json) throws Exception {
        return http.perform(post(path)
                .with(Browsers.program(person))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.replace('\'', '"')));
    }
}
