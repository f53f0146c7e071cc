package io.slipway.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.http.Browsers;
import io.slipway.models.DeployedModels;
import io.slipway.models.ModelProposal.State;
import io.slipway.models.ModelProposals;
import io.slipway.models.SentFile;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** What process owners, and those who look over their shoulders, see of proposed models. */
@SlipwayTest
class ModelPagesTest {

    private static final String FORM = "record-lessons.form";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ModelProposals proposals;

    MockMvc http = Browsers.none();
    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private DeployedModels deployed;

    @BeforeEach
    void open() {
        http = Browsers.on(context);
        deployed = new DeployedModels(context);
    }

    @Test
    void theVersionsInForceTellWhatRunsOnThemAndCanBeDownloaded() throws Exception {
        Lifecycle.start(context, "Runs on it");
        var page = http.perform(get("/models").with(Browsers.signedIn(http, "process-owner")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Processes in force", "in force", "Download");
        var link = page.replaceAll("(?s).*href=\"(/models/deployed/[^\"]*planned-release.bpmn)\".*", "$1");
        http.perform(get(URI.create(link)).with(Browsers.signedIn(http, "process-owner")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<bpmn:process id=\"planned-release\"")));
        http.perform(get(URI.create(link)).with(Browsers.signedIn(http, "trust-kch")))
                .andExpect(status().isForbidden());
        http.perform(get("/models/deployed/none:1:1/none.bpmn").with(Browsers.signedIn(http, "process-owner")))
                .andExpect(status().isNotFound());
    }

    @Test
    void aFormIsReadBeforeAnybodyGetsIt() throws Exception {
        var link = "/models/forms/" + FORM;
        assertThat(page("process-owner", "/models")).contains("Forms in force", "href=\"" + link + "\"");
        assertThat(page("process-owner", link))
                .contains("As it is in force", "‹key›", "<textarea")
                .doesNotContain("{{");
        assertThat(page("process-owner", "/models/forms/accept-scope.form"))
                .contains("Your decision", "type=\"radio\"");
        var proposed = proposed(deployed.form(FORM, word));
        assertThat(page("process-owner-2", proposed)).contains("Look at it");
        assertThat(page("process-owner-2", proposed + "/forms/" + FORM)).contains("As it is proposed", word);

        for (var nothing : List.of(
                "/models/forms/none.form", "/models/forms/planned-release.bpmn", proposed + "/forms/none.form")) {
            http.perform(get(nothing).with(Browsers.signedIn(http, "process-owner")))
                    .andExpect(status().isNotFound());
        }
        http.perform(get(link).with(Browsers.signedIn(http, "trust-kch"))).andExpect(status().isForbidden());
    }

    @Test
    void oneProposesAnotherReadsTheDifferenceAndAccepts() throws Exception {
        var before = deployed.text(FORM);
        var page = proposed(deployed.form(FORM, word));

        assertThat(deployed.text(FORM)).isEqualTo(before);
        assertThat(page("process-owner-2", "/")).containsPattern("Models\\s+<span class=\"count\">");
        assertThat(page("process-owner-2", "/models")).contains("Better words", "Paula Ostrow", FORM, page);
        assertThat(page("process-owner-2", page))
                .contains("Paula Ostrow", "(process-owner)", "<ins>+ ", "## " + word, "<del>- ", "Accept and deploy");

        post("process-owner-2", page + "/accept", "Fine").andExpect(redirectedUrl(page));

        assertThat(deployed.text(FORM)).contains(word);
        assertThat(page("auditor", page)).contains("Accepted by", "Pavel Orme", "Fine", "Paula Ostrow");
        var deployment = context.getBean(RepositoryService.class)
                .createDeploymentQuery()
                .deploymentName("Proposal " + page.substring("/models/".length()))
                .singleResult();
        assertThat(context.getBean(HistoryService.class)
                        .createUserOperationLogQuery()
                        .deploymentId(deployment.getId())
                        .list())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getUserId()).isEqualTo("process-owner-2"));
        post("process-owner-2", page + "/accept", "Fine").andExpect(redirectedUrl(page));
        post("process-owner-2", page + "/decline", "No")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("was accepted by Pavel Orme")));
    }

    @Test
    void theProposerIsOfferedToWithdrawAndNothingElse() throws Exception {
        var page = proposed(deployed.form(FORM, word));

        assertThat(page("process-owner", page)).contains("Withdraw").doesNotContain("Accept and deploy", "Decline");
        post("process-owner", page + "/accept", "Mine")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("another process owner accepts or declines it")));
        post("process-owner", page + "/withdraw", "").andExpect(redirectedUrl(page));
        assertThat(page("process-owner-2", page)).contains("Withdrawn").doesNotContain("Accept and deploy");
    }

    @Test
    void whoDeclinesSaysWhyAndWhatWasTypedIsKept() throws Exception {
        var page = proposed(deployed.form(FORM, word));

        post("process-owner-2", page + "/decline", " ").andExpect(status().isConflict());
        post("process-owner-2", page + "/decline", "Wrong <b>words</b>").andExpect(redirectedUrl(page));

        assertThat(page("process-owner", page)).contains("Declined by", "Wrong &lt;b&gt;words&lt;/b&gt;");
    }

    @Test
    void whatIsProposedOnAnOldStateIsProposedAgain() throws Exception {
        var late = proposed(deployed.form(FORM, word));
        var quick = proposed(deployed.form("define-scope.form", word));
        post("process-owner-2", quick + "/accept", "").andExpect(redirectedUrl(quick));

        assertThat(page("process-owner-2", late))
                .contains("changed since this was proposed", "define-scope.form")
                .doesNotContain("Accept and deploy");
        post("process-owner-2", late + "/accept", "")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("propose it again")));
        var again = String.valueOf(post("process-owner", late + "/again", "")
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        assertThat(again).startsWith("/models/").isNotEqualTo(late);
        assertThat(page("process-owner-2", again)).contains("Accept and deploy");
    }

    @Test
    void auditorsAndAdministratorsReadAndNobodyElseDoes() throws Exception {
        var page = proposed(deployed.form(FORM, word));

        for (var reader : List.of("auditor", "admin")) {
            assertThat(page(reader, page)).contains(word).doesNotContain("Accept and deploy", "Withdraw");
            assertThat(page(reader, "/models")).doesNotContain("Propose a change");
            post(reader, page + "/accept", "").andExpect(status().isForbidden());
        }
        for (var other : List.of("dev-team", "release-manager", "trust-kch")) {
            assertThat(page(other, "/")).doesNotContain("/models");
            http.perform(get("/models").with(as(other))).andExpect(status().isForbidden());
            http.perform(get(page).with(as(other))).andExpect(status().isForbidden());
            http.perform(get("/api" + page).with(as(other))).andExpect(status().isForbidden());
            for (var action : List.of("accept", "decline", "withdraw", "again")) {
                post(other, page + "/" + action, "x").andExpect(status().isForbidden());
            }
            http.perform(multipart("/models")
                            .file(file(FORM, "{}"))
                            .with(as(other))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    void whatCannotBeProposedIsSaidFileByFile() throws Exception {
        http.perform(multipart("/models")
                        .file(file("up.BPMN", "<x/>"))
                        .file(file("<b>.form", "{}"))
                        .param("title", "Mine & yours")
                        .with(as("process-owner"))
                        .with(csrf()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("up.BPMN: the ending must be .bpmn"),
                                containsString("&lt;b&gt;.form: the name may hold"),
                                containsString("Mine &amp; yours"))));
        http.perform(multipart("/models")
                        .file(file(FORM, deployed.text(FORM)))
                        .with(as("process-owner"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("nothing to propose")));
        http.perform(multipart("/models").with(as("process-owner")).with(csrf()))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        for (var path :
                List.of("/models/999999999", "/models/x", "/models/1/files/x", "/models/99999999999999999999")) {
            http.perform(get(path).with(as("process-owner"))).andExpect(status().isNotFound());
        }
        post("process-owner", "/models/999999999/accept", "").andExpect(status().isNotFound());
    }

    @Test
    void programsReadAndDecideToo() throws Exception {
        var page = proposed(deployed.form(FORM, word));
        var owner = Browsers.program("process-owner-2");

        http.perform(get("/api/models").with(owner))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].state").value("OPEN"));
        http.perform(get("/api" + page).with(owner))
                .andExpect(jsonPath("$.proposal.proposedBy.name").value("Paula Ostrow"))
                .andExpect(jsonPath("$.changes[0].file").value(FORM))
                .andExpect(jsonPath("$.movedSince").isEmpty());
        http.perform(get("/api" + page + "/files/" + FORM).with(owner))
                .andExpect(content().contentType("text/plain;charset=UTF-8"))
                .andExpect(content().string(containsString(word)));
        http.perform(get("/api" + page + "/files/other.form").with(owner)).andExpect(status().isNotFound());
        api(Browsers.program("process-owner"), page + "/accept", "{}").andExpect(status().isConflict());
        api(owner, page + "/decline", "{\"remark\":\" \"}").andExpect(status().isBadRequest());
        api(owner, page + "/accept", "{\"remark\":\"Fine\"}").andExpect(status().isNoContent());

        assertThat(proposals.find(Long.parseLong(page.substring("/models/".length()))))
                .hasValueSatisfying(proposal -> assertThat(proposal.state()).isEqualTo(State.ACCEPTED));
        assertThat(deployed.text(FORM)).contains(word);
    }

    private ResultActions api(RequestPostProcessor who, String path, String body) throws Exception {
        return http.perform(MockMvcRequestBuilders.post("/api" + path)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    /** Returns the page of the proposal that Paula made. */
    private String proposed(SentFile file) throws Exception {
        var answer = http.perform(multipart("/models")
                        .file(new MockMultipartFile("files", file.name(), "text/plain", file.content()))
                        .param("title", "Better words")
                        .with(as("process-owner"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private ResultActions post(String person, String path, String remark) throws Exception {
        return http.perform(
                MockMvcRequestBuilders.post(path).with(as(person)).with(csrf()).param("remark", remark));
    }

    private static MockMultipartFile file(String name, String text) {
        return new MockMultipartFile("files", name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private String page(String person, String path) throws Exception {
        return http.perform(get(path).with(as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private RequestPostProcessor as(String person) throws Exception {
        return Browsers.signedIn(http, person);
    }
}
