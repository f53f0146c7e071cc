package io.slipway.http.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.lessThan;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.http.Browsers;
import io.slipway.release.Releases;
import io.slipway.release.StartRequest;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

@SlipwayTest
class BuildApiTest {

    private static final String COMPONENTS =
            "'components':[{'component':'flip-api','version':'1.4.0','artefact':'flip-api.tar.gz','sha256':'%s'}]";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Releases releases;

    MockMvc http = Browsers.none();
    String path = "";

    @BeforeEach
    void aRelease() {
        http = Browsers.on(context);
        var known = releases.notOver().stream()
                .filter(release -> release.title().equals("Builds"))
                .findFirst();
        var release = known.orElseGet(() ->
                releases.start(new StartRequest("flip", "planned", "Builds", "b", null, null, null, null), "dev-team"));
        path = "/api/releases/" + release.key() + "/builds";
    }

    @Test
    void aNameStandsForTheSameBytesForEver() throws Exception {
        register("dev-team", manifest("frozen", "a"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.digest").isNotEmpty());
        register("dev-team", manifest("frozen", "a")).andExpect(status().isCreated());
        register("dev-team", manifest("frozen", "b"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("frozen with digest")));
    }

    @Test
    @Requirement("F-128")
    void aFlagHasOneValueForAllSites() throws Exception {
        var global = "{'name':'flags-1','flags':[{'flag':'cohort-query','enabled':true}]," + components("a") + "}";
        register("dev-team", global)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.flags[0].enabled").value(true));
        var perSite = "{'name':'flags-2','flags':[{'flag':'cohort-query','enabled':true,'site':'kch'}],"
                + components("a") + "}";
        register("dev-team", perSite)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("flags.[0].site"));
    }

    @Test
    @Requirement("F-129")
    void onlyTheOperatorSetsFlags() throws Exception {
        for (var person : new String[] {"product-owner", "trust-kch", "auditor"}) {
            register(person, manifest("not-theirs", "a"))
                    .andExpect(status().isForbidden())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }
    }

    @Test
    void aManifestThatBreaksARuleIsRefusedAsSuch() throws Exception {
        register("dev-team", "{'name':'empty'}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail", containsString("lists no component")));
        register("dev-team", manifest("../../etc/passwd", "a")).andExpect(status().isUnprocessableEntity());
        register("dev-team", manifest("short", "a").replace("aaaa", "a")).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void aManifestIsNoLongerThanAnybodyReads() throws Exception {
        var component = components("a").replace("'components':[", "").replaceFirst("]$", "");
        for (var list : List.of(
                "[" + String.join(",", Collections.nCopies(20_000, component)) + "]",
                "[" + component + "," + component + "]",
                "[null]")) {
            register("dev-team", "{'name':'long','components':" + list + "}")
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.detail", hasLength(lessThan(500))));
        }
        for (var flag : List.of("x".repeat(101), "a b", "")) {
            register(
                            "dev-team",
                            "{'name':'flags-3','flags':[{'flag':'" + flag + "','enabled':true}]," + components("a")
                                    + "}")
                    .andExpect(status().isUnprocessableEntity());
        }
        register("dev-team", "{'name':'fixes','fixes':[null]," + components("a") + "}")
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void aRefusalRepeatsLittleOfWhatWasSent() throws Exception {
        register("dev-team", manifest("x".repeat(1_000_000), "a"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail", hasLength(lessThan(300))));
    }

    private static String manifest(String name, String digit) {
        return "{'name':'" + name + "'," + components(digit) + "}";
    }

    private static String components(String digit) {
        return COMPONENTS.formatted(digit.repeat(64));
    }

    private ResultActions register(String person, String json) throws Exception {
        return http.perform(post(path)
                .with(Browsers.program(person))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.replace('\'', '"')));
    }
}
