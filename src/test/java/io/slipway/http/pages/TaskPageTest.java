package io.slipway.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.slipway.comms.Notice;
import io.slipway.comms.Notices;
import io.slipway.http.Browsers;
import io.slipway.release.Releases;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

/** From the mail that says that a task waits, over its address, to what was recorded. */
@SlipwayTest
class TaskPageTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    Notices notices;

    MockMvc http = Browsers.none();

    @BeforeEach
    void open() {
        http = Browsers.on(context);
    }

    @Test
    @Requirement("F-141")
    void whoMayDecideHearsWhatIsAskedUntilWhenAndWhere() {
        var release = PlannedRelease.start(context, "Heard of");
        release.defineScope();
        var task = task(release, "acceptScope");

        assertThat(opened(release, "Accept scope")).singleElement().satisfies(notice -> {
            assertThat(notice.subject())
                    .matches("Action: please decide by \\w{3} \\d{1,2} \\w{3}: Accept scope, FLIP-\\S+");
            assertThat(notice.markdown())
                    .startsWith("## ")
                    .contains("Heard of", "/tasks/" + task)
                    .doesNotContain("{{", "content.");
            assertThat(notice.deliveries())
                    .extracting(delivery -> delivery.party())
                    .containsOnly("product-owner");
        });
    }

    @Test
    void whoMayActGetsTheFormAndOthersReadWhomTheTaskWaitsFor() throws Exception {
        var release = PlannedRelease.start(context, "Waits");
        release.defineScope();
        var task = task(release, "acceptScope");

        http.perform(get("/tasks/" + task).with(as("product-owner")))
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/#/?task=" + task));
        assertThat(page("trust-kch", task)).contains("This task waits for", "Product Owner", "for whom you do not act");
    }

    @Test
    void whatSomebodyTookOthersReadIsTaken() throws Exception {
        var release = PlannedRelease.start(context, "Taken");
        release.defineScope();
        var task = task(release, "acceptScope");

        release.life().claim("product-owner", "acceptScope");

        assertThat(page("dev-team", task)).contains("Priya Owen", "has taken this task");
        http.perform(get("/tasks/" + task).with(as("product-owner"))).andExpect(status().isFound());
    }

    @Test
    void onceDecidedItSaysWhatWasRecordedInTheFormsWordsAndWhatComesNext() throws Exception {
        var release = PlannedRelease.start(context, "Decided");
        release.defineScope();
        var task = task(release, "acceptScope");

        release.life().decide("product-owner", "acceptScope", "accept");

        for (var person : List.of("product-owner", "trust-kch", "auditor")) {
            assertThat(page(person, task))
                    .contains("Recorded:", "Accept this scope", "Priya Owen", "Product Owner", "Plan schedule");
        }
        assertThat(page("dev-team", task)).contains("My next task");
    }

    @Test
    void whatNobodyAnswersAnyMoreSaysSo() throws Exception {
        var release = PlannedRelease.start(context, "Withdrawn meanwhile");
        release.defineScope();
        var task = task(release, "acceptScope");

        context.getBean(Releases.class).withdraw(release.key(), "dev-team", "No longer needed");
        release.life().advance();

        assertThat(page("product-owner", task)).contains("Nobody has to answer this any more");
    }

    @Test
    void aTaskThatNeverWasIsNotThere() throws Exception {
        http.perform(get("/tasks/nothing").with(as("product-owner"))).andExpect(status().isNotFound());
    }

    @Test
    @Requirement("F-137")
    void whatHappenedWhileItWasTakenIsShownWhenItIsOpenedAgain() throws Exception {
        var release = PlannedRelease.start(context, "Changed meanwhile");
        release.throughDocuments();
        release.registerBuild();
        release.life().advance();
        var task = task(release, "recordSitResults");
        release.life().claim("dev-team", "recordSitResults");
        var before = tasks.getVariablesLocal(task, List.of("content", "shownDigest"));
        release.uploadEvidence();

        http.perform(get("/tasks/" + task).with(as("dev-team"))).andExpect(status().isFound());

        var after = tasks.getVariablesLocal(task, List.of("content", "shownDigest"));
        assertThat(text(after)).isNotEqualTo(text(before)).contains("/evidence/");
        assertThat(history.createUserOperationLogQuery()
                        .taskId(task)
                        .property("assignee")
                        .list())
                .hasSize(1);
    }

    @Test
    @Requirement("F-139")
    void whatChangesATaskOtherwiseShowsNothingNewSoThatNothingUnseenIsDecidedOn() {
        var release = PlannedRelease.start(context, "Changed by others");
        release.throughDocuments();
        release.registerBuild();
        var task = task(release, "recordSitResults");
        release.life().claim("dev-team", "recordSitResults");
        var before = tasks.getVariablesLocal(task, List.of("content", "shownDigest"));
        release.uploadEvidence();

        tasks.setPriority(task, 70);

        var after = tasks.getVariablesLocal(task, List.of("content", "shownDigest"));
        assertThat(text(after)).isEqualTo(text(before));
        assertThat(after.get("shownDigest")).isEqualTo(before.get("shownDigest"));
    }

    @Test
    void theAdviceOfAnotherPartyIsNotRead() throws Exception {
        var release = PlannedRelease.start(context, "Advice of others");
        release.throughScope();
        release.planSchedule();
        var advice = tasks.createTaskQuery()
                .processInstanceBusinessKey(release.key().value())
                .taskDefinitionKey("giveAdvice")
                .taskCandidateGroup("flip-trust-kch")
                .singleResult()
                .getId();
        release.life().decide("trust-kch", "giveAdvice", "concern", Map.entry("comment", "Our clinic moves that day"));

        assertThat(page("trust-uclh", advice)).doesNotContain("Our clinic moves", "Kofi Hughes", "concern");
        assertThat(page("trust-kch", advice)).contains("Our clinic moves");
    }

    private RequestPostProcessor as(String person) throws Exception {
        return Browsers.signedIn(http, person);
    }

    private static String text(Map<String, Object> variables) {
        return String.valueOf(variables.get("content"));
    }

    private List<Notice> opened(PlannedRelease release, String task) {
        return notices.of(release.key()).stream()
                .filter(notice ->
                        notice.name().equals("task-opened") && notice.subject().contains(": " + task + ","))
                .toList();
    }

    private String task(PlannedRelease release, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(release.key().value())
                .taskDefinitionKey(step)
                .singleResult()
                .getId();
    }

    private String page(String person, String task) throws Exception {
        return http.perform(get("/tasks/" + task).with(as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
