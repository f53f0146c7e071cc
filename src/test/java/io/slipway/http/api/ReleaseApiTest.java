package io.slipway.http.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.slipway.http.Browsers;
import io.slipway.programme.VersionPart;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.Version;
import io.slipway.scope.Documentation;
import io.slipway.scope.Documentations;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

@SlipwayTest
class ReleaseApiTest {

    @Autowired
    WebApplicationContext context;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @Test
    @Requirement("F-001")
    void theOperatorStartsARelease() throws Exception {
        start("dev-team", "{'programme':'flip','type':'planned','title':'Summer','reason':'Roadmap'}")
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", startsWith("/api/releases/FLIP-")))
                .andExpect(jsonPath("$.key", startsWith("FLIP-")))
                .andExpect(jsonPath("$.version").isNotEmpty())
                .andExpect(jsonPath("$.processInstanceId").isNotEmpty());
    }

    @Test
    @Requirement("F-001")
    void nobodyElseStartsARelease() throws Exception {
        for (var person : new String[] {"product-owner", "ai-centre", "uat-tester", "trust-kch", "auditor"}) {
            start(person, "{'programme':'flip','type':'planned','title':'Summer','reason':'Roadmap'}")
                    .andExpect(status().isForbidden())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.detail", containsString("Answer Dev Team")));
        }
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() throws Exception {
        start("dev-team", "{'programme':'flip','type':'planned','title':' '}")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[*].field", hasItem("title")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("reason")));
    }

    @Test
    void anUnknownPropertyIsRefusedByName() throws Exception {
        start("dev-team", "{'programme':'flip','type':'planned','title':'a','reason':'b','prioritty':1}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("prioritty"));
    }

    @Test
    void whatIsNoJsonIsRefused() throws Exception {
        start("dev-team", "{'programme':")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.title").exists());
    }

    @Test
    void anUnknownProgrammeTypeOrVersionPartIsRefusedAtItsField() throws Exception {
        start("dev-team", "{'programme':'nope','type':'planned','title':'a','reason':'b'}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("programme"));
        start("dev-team", "{'programme':'flip','type':'nope','title':'a','reason':'b'}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("type"));
        start("dev-team", "{'programme':'flip','type':'planned','title':'a','reason':'b','increment':'HUGE'}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("increment"));
        start("dev-team", "{'programme':'flip','type':'planned','title':'a','reason':'b','version':'1.4'}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("version"));
    }

    @Test
    void aVersionIsGivenOnce() throws Exception {
        var key = release();
        start("dev-team", wish(key.substring("FLIP-".length())))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString(key)));
    }

    @Test
    void aVersionGivenByHandIsTheNextOfOneOfItsParts() throws Exception {
        var latest = Version.parse(release().substring("FLIP-".length()));
        for (var odd : List.of("99999.99999.99999.99999", "0.0.0.0", "1.3.0.0")) {
            start("dev-team", wish(odd))
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.detail", containsString("choose " + latest.next(VersionPart.MINOR))));
        }
        start("dev-team", wish(latest.next(VersionPart.MINOR).toString())).andExpect(status().isCreated());
    }

    private static String wish(String version) {
        return "{'programme':'flip','type':'planned','title':'a','reason':'b','version':'" + version + "'}";
    }

    @Test
    @Requirement({"F-114", "F-115"})
    void anAnalysisStartsOnlyFromASevereIssueInProduction() throws Exception {
        start("dev-team", "{'programme':'flip','type':'rca','title':'a','reason':'b'}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("issue.reference"));
        start("dev-team", analysis("SD-77", 1, "production"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("needs severity 2 in production")));
        start("dev-team", analysis("SD-77", 3, "production"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("planned release")));
        start("dev-team", analysis("SD-77", 2, "uat")).andExpect(status().isConflict());
        start("trust-kch", analysis("SD-77", 2, "production")).andExpect(status().isForbidden());
        start("dev-team", analysis("SD-77", 2, "production").replace("'rca'", "'planned'"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("leave the issue out")));
    }

    private static String analysis(String reference, int severity, String environment) {
        return "{'programme':'flip','type':'rca','title':'Export loses a page','reason':'Cohorts are incomplete',"
                + "'issue':{'reference':'" + reference + "','severity':" + severity + ",'environment':'" + environment
                + "','summary':'The cohort export loses its last page'}}";
    }

    @Test
    void aReleaseTellsWhereItStandsAndWhatHappened() throws Exception {
        var key = release();
        read("auditor", "/api/releases/" + key)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("IN_FLIGHT"))
                .andExpect(jsonPath("$.stage[0]").value("Scope"))
                .andExpect(jsonPath("$.tasks[0].step").value("defineScope"))
                .andExpect(jsonPath("$.tasks[0].groups[*].name", hasItem("Answer Dev Team")));
        read("trust-kch", "/api/releases/" + key + "/timeline")
                .andExpect(jsonPath("$[0].title").value("Release " + key.substring("FLIP-".length()) + " started"));
        read("trust-kch", "/api/releases").andExpect(jsonPath("$[*].key", hasItem(key)));
        read("trust-kch", "/api/releases/" + key + "/scope")
                .andExpect(jsonPath("$").isEmpty());
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        for (var path :
                new String[] {"FLIP-99.0.0.0", "nonsense", "FLIP-99.0.0.0/timeline", "FLIP-99.0.0.0/decisions"}) {
            read("dev-team", "/api/releases/" + path)
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }
        var key = release();
        read("dev-team", "/api/releases/" + key + "/notes.md").andExpect(status().isNotFound());
    }

    @Test
    void onlyOperatorAndProductOwnerWithdraw() throws Exception {
        var key = release();
        send("trust-kch", "/api/releases/" + key + "/withdraw", "{'reason':'no'}")
                .andExpect(status().isForbidden());
        send("product-owner", "/api/releases/" + key + "/withdraw", "{'reason':' '}")
                .andExpect(status().isBadRequest());
        send("product-owner", "/api/releases/" + key + "/withdraw", "{'reason':'Not needed'}")
                .andExpect(status().isNoContent());
    }

    @Test
    void anEndOfNoDowntimeCannotMove() throws Exception {
        var key = release();
        var wish = "{'predictedEnd':'2099-01-01T10:00:00Z'}";
        send("trust-kch", "/api/releases/" + key + "/predicted-end", wish).andExpect(status().isForbidden());
        send("dev-team", "/api/releases/" + key + "/predicted-end", wish)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("no downtime")));
        send("dev-team", "/api/releases/" + key + "/predicted-end", "{'predictedEnd':'tomorrow'}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("predictedEnd"));
    }

    @Test
    @Requirement("F-003")
    void theTrustsSeeWhichVersionComesWhen() throws Exception {
        var key = release();
        read("trust-kch", "/api/calendar")
                .andExpect(jsonPath("$.releases[*].version", hasItem(key.substring("FLIP-".length()))))
                .andExpect(jsonPath("$.programmes[0].lowUseWindows").isArray());
    }

    @Test
    @Requirement("F-004")
    void theAdvanceViewShowsWhichDocumentsAreOpenBeforeTheDate() throws Exception {
        var key = release();
        var planned = new ReleaseKey(key);
        context.getBean(Releases.class).schedule(planned, LocalDate.of(2027, 3, 1));
        var documentations = context.getBean(Documentations.class);
        documentations.set(
                planned, new Documentation("training", "Training", true, "New screens", null, "dev-team", null));
        documentations.set(
                planned,
                new Documentation("clinicalSafety", "Clinical safety", false, "No change", null, "dev-team", null));

        var plan = "$.releases[?(@.key == '" + key + "')]";
        read("trust-kch", "/api/calendar")
                .andExpect(jsonPath(plan + ".scheduledDate", hasItem("2027-03-01")))
                .andExpect(jsonPath(plan + ".openDocuments[*]", contains("Training")));
    }

    @Test
    void theInterfaceDescribesItself() throws Exception {
        read("dev-team", "/api/openapi.json")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.paths['/api/releases'].post.summary").value("Start a release"))
                .andExpect(content().string(not(containsString("\"viewer\""))));
    }

    /** Starts a release and returns its key. */
    private String release() throws Exception {
        var started = start("dev-team", "{'programme':'flip','type':'planned','title':'a','reason':'b'}")
                .andExpect(status().isCreated())
                .andReturn();
        return JsonPath.read(started.getResponse().getContentAsString(), "$.key");
    }

    private ResultActions start(String person, String json) throws Exception {
        return send(person, "/api/releases", json);
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
}
