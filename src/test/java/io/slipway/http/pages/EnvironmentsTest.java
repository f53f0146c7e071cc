package io.slipway.http.pages;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.http.Browsers;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** What people and programs read about FLIP's environments is what its document says of them. */
@SlipwayTest
class EnvironmentsTest {

    @Autowired
    WebApplicationContext context;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @ParameterizedTest(name = "{0} {2}")
    @Requirement({"F-130", "F-131", "F-132", "F-133", "F-134", "F-135"})
    @CsvSource(delimiter = '|', textBlock = """
            F-130 | use          | dev      | Answer's developers
            F-130 | use          | dev      | much of the architecture is difficult to simulate locally
            F-130 | availability | dev      | Volatile
            F-131 | use          | sit      | A stable environment for the testers
            F-131 | use          | sit      | the quality of the latest release candidates
            F-131 | availability | sit      | Stable
            F-132 | use          | uat      | A stable environment for the primary stakeholders, product owners and users
            F-132 | use          | uat      | to test the latest release candidates
            F-133 | availability | uat      | Full time, for iterative user testing and new feature demos
            F-134 | use          | pre-prod | Matches the production hardware as closely as possible
            F-134 | use          | pre-prod | AIDE and FLIP are tested on the same infrastructure
            F-135 | use          | pre-prod | also used for training and platform demos
            F-135 | availability | pre-prod | Full time
            """)
    void anEnvironmentIsDescribedOnItsPageAndToPrograms(
            String requirement, String property, String environment, String words) throws Exception {
        http.perform(get("/api/environments").with(Browsers.program("auditor")))
                .andExpect(status().isOk())
                .andExpect(jsonPath(
                        "$[?(@.programme=='flip')].environments[?(@.id=='" + environment + "')]." + property,
                        hasItem(containsString(words))));
        http.perform(get("/environments").with(Browsers.signedIn(http, "auditor")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(words.replace("'", "&#39;"))));
    }

    @Test
    @Requirement("F-134")
    void everyPreProdSiteHasAideBesideFlip() throws Exception {
        http.perform(get("/api/environments").with(Browsers.program("auditor")))
                .andExpect(jsonPath("$[0].sites[?(@.environment=='pre-prod')].aide", everyItem(is(true))));
    }

    @Test
    @Requirement("F-056")
    void everyVersionIsKnownAndWhoDeploysIsSaid() throws Exception {
        http.perform(get("/environments").with(Browsers.signedIn(http, "auditor")))
                .andExpect(content().string(containsString("Deployed by")))
                .andExpect(content().string(containsString("Ansible")))
                .andExpect(content().string(not(containsString("not known"))));
    }

    /** What other tests have brought there is forgotten until this one ends. */
    @Test
    @Transactional
    @Requirement("F-056")
    void productionBeginsWithTheVersionThatTheProgrammeDeclares() throws Exception {
        context.getBean(JdbcClient.class)
                .sql("DELETE FROM slw_installed WHERE environment = 'production'")
                .update();

        http.perform(get("/environments").with(Browsers.signedIn(http, "auditor")))
                .andExpect(content().string(containsString("1.3.0.0</strong>")))
                .andExpect(content().string(containsString("production began with 1.3.0.0")));
    }

    @Test
    @Requirement("F-056")
    void aDifferenceWhileAReleaseIsOnItsWayIsExplained() throws Exception {
        var played = PlannedRelease.start(context, "On its way");
        played.throughUat();
        played.throughNotes();
        http.perform(get("/environments").with(Browsers.signedIn(http, "auditor")))
                .andExpect(content().string(containsString(played.key().value())))
                .andExpect(content().string(containsString("on the way from one to the other")))
                .andExpect(content().string(not(containsString("no release is on its way"))));
    }
}
