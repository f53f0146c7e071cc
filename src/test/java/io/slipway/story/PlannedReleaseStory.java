package io.slipway.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.RunningSlipway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.openqa.selenium.By;

/** What each person does, in the order in which the release asks for it, and what they see meanwhile. */
final class PlannedReleaseStory {

    private static final List<String> TRUSTS = List.of("trust-kch", "trust-uclh", "trust-gstt");
    private static final String ROADMAP = "Roadmap 2026 Q4, cohort discovery";

    private static final ZoneId CLOCK_OF_THE_FORMS = ZoneId.of("Europe/London");

    private final RunningSlipway slipway;
    private final Browser browser;
    private final String release;
    private final Tasks tasks;

    PlannedReleaseStory(RunningSlipway slipway, Browser browser, String release) {
        this.slipway = slipway;
        this.browser = browser;
        this.release = release;
        this.tasks = new Tasks(slipway, browser, release);
    }

    void toTheEnd() {
        start();
        agreeOnScope();
        settleTheDate();
        assessDocuments();
        passSit();
        passUat();
        passPreProd();
        agreeOnTheWindow();
        testInProduction();
        close();
    }

    void start() {
        browser.as("dev-team").open("/releases/new");
        browser.type(By.id("title"), "Cohort discovery");
        browser.type(By.id("reason"), "Researchers wait for the export of cohort counts.");
        browser.type(By.id("planReference"), ROADMAP);
        browser.picture("start a release");
        browser.click(By.cssSelector("main form button"));
        browser.see(By.cssSelector("h1 .key"));
    }

    void agreeOnScope() {
        tasks.decide("dev-team", "Define scope", form -> {
            assertThat(form.value("planReference")).isEqualTo(ROADMAP);
            form.choose("tickets", "FLIP-101", "FLIP-102", "FLIP-105")
                    .choose("userTestTickets", "FLIP-101", "FLIP-102");
        });
        tasks.claim("product-owner", "Accept scope");
        browser.click(Tasks.HAND_BACK);
        browser.see(Tasks.CLAIM);
        tasks.decide("product-owner", "Accept scope", form -> {
            assertThat(form.choose("decision", "Send it back").refused())
                    .contains("Please explain your decision in the comment: those concerned will read it")
                    .doesNotContain("ENGINE-", "Cannot submit");
            browser.picture("refused decision");
            form.choose("decision", "Accept");
        });
    }

    void settleTheDate() {
        tasks.decide("dev-team", "Plan schedule", form -> form.day("scheduledDate", soon().toLocalDate()));
        tasks.decide("product-owner", "Give advice", form -> form.choose("decision", "No concern"));
        for (var trust : TRUSTS) {
            tasks.decide(trust, "Give advice", form -> form.choose("decision", "No concern"));
        }
        tasks.decide("dev-team", "Confirm schedule", form -> form.choose("decision", "Confirm"));
    }

    void assessDocuments() {
        tasks.decide(
                "dev-team",
                "Assess documents",
                form -> form.choose("clinicalSafety", "Needs no update")
                        .write("clinicalSafetyReason", "No clinical function changes")
                        .choose("informationGovernance", "Needs no update")
                        .write("informationGovernanceReason", "No new data flows")
                        .choose("training", "Needs an update")
                        .write("trainingReason", "The export is new"));
        tasks.decide(
                "dev-team",
                "Update documents",
                form -> form.write("trainingLink", "https://docs.flip.example/training"));
        for (var asked : List.of("product-owner", "uat-tester")) {
            tasks.decide(asked, "Give advice", form -> form.choose("decision", "No concern"));
        }
    }

    void passSit() {
        tasks.decide(
                "dev-team",
                "Register build",
                form -> form.select("build", "1.4.0.0-rc1")
                        .tick("developmentComplete")
                        .tick("automationTestsPassed")
                        .tick("regressionTestsPassed"));
        uploadEvidence();
        tasks.decide(
                "dev-team",
                "Record SIT results",
                form -> form.choose("automatedFunctional", "Pass")
                        .choose("automatedNonFunctional", "Pass")
                        .choose("manualFunctional", "Pass")
                        .choose("manualNonFunctional", "Pass"));
        tasks.decide("dev-team-2", "Sign off SIT", form -> form.choose("decision", "Sign off"));
    }

    void passUat() {
        tasks.decide("uat-tester", "Test features", form -> form.choose("passedFeatures", "FLIP-101", "FLIP-102"));
        tasks.decide("product-owner", "Sign off features", form -> form.choose("decision", "Sign off"));
        tasks.decide("dev-team", "Confirm UAT complete", form -> form.choose("decision", "All UAT"));
        tasks.decide("dev-team", "Review release notes", form -> form.choose("decision", "Approve"));
    }

    void passPreProd() {
        tasks.decide(
                "dev-team",
                "Record Pre-Prod results",
                form -> form.choose("compatibility", "Pass")
                        .write("compatibilityDetail", "AIDE 2.1 on both imitated Trusts")
                        .choose("nfr", "None required")
                        .write("nfrDetail", "No transaction class changes")
                        .choose("decision", "Pre-Prod passed"));
        tasks.decide("product-owner", "Sign off OAT", form -> form.choose("decision", "Sign off"));
        tasks.decide("product-owner", "Sign off candidate", form -> form.choose("decision", "Sign off"));
        tasks.decide("dev-team-2", "Confirm candidate", form -> form.choose("decision", "Confirm"));
    }

    void agreeOnTheWindow() {
        tasks.decide("dev-team", "Set window", form -> {
            var start = soon();
            var end = start.plusHours(2);
            form.write("windowReason", "Nobody trains a model then")
                    .choose("sites", "King", "University", "Guy")
                    .day("windowStart", start.toLocalDate())
                    .time("windowStart", start.toLocalTime())
                    .day("windowEnd", end.toLocalDate())
                    .time("windowEnd", end.toLocalTime());
        });
        assertThat(tasksOfTheTeam("trust-kch")).containsExactly("Agree date");
        for (var trust : TRUSTS) {
            tasks.decide(trust, "Agree date", form -> form.choose("decision", "We agree"));
        }
        browser.open("/");
        browser.picture("board while the window is awaited");
    }

    void testInProduction() {
        tasks.decide("dev-team", "Decide on smoke test", form -> {
            form.choose("decision", "Needed").select("testSite", "King").write("comment", "The query engine changed");
        });
        tasks.decide("trust-kch", "Perform FLIP smoke test", form -> form.choose("decision", "Passed"));
        tasks.decide("trust-kch", "Perform AIDE smoke test", form -> form.choose("decision", "Passed"));
        tasks.decide("trust-uclh", "Perform AIDE smoke test", form -> form.choose("decision", "Passed"));
    }

    void close() {
        tasks.decide(
                "dev-team", "Record lessons", form -> form.write("comment", "Test the export on Trust data earlier"));
    }

    /** Everything that waits for the person's team, by Tasklist's own list. */
    private List<String> tasksOfTheTeam(String person) {
        browser.as(person).open("/camunda/app/tasklist/default/");
        browser.click(By.partialLinkText("To do"));
        browser.see(By.cssSelector(".tasks-list h4.task"));
        browser.picture("list of " + person);
        return browser.all(By.cssSelector(".tasks-list h4.task")).stream()
                .map(task -> task.getText().strip())
                .toList();
    }

    private void uploadEvidence() {
        browser.open("/releases/" + release);
        browser.picture("release page while SIT is deployed");
        for (var box : browser.all(By.name("tickets"))) {
            box.click();
        }
        browser.driver().findElement(By.id("files")).sendKeys(report().toString());
        browser.click(By.cssSelector("form[action$='/evidence'] button"));
        browser.see(By.cssSelector(".notice.good"));
    }

    private static Path report() {
        try {
            var folder = Files.createTempDirectory("evidence");
            return Files.writeString(folder.resolve("sit-report.txt"), "All tests of SIT passed\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Late enough for the Trusts to agree and their mail to arrive, and a whole minute, as the form takes it. */
    private LocalDateTime soon() {
        return LocalDateTime.ofInstant(slipway.now(), CLOCK_OF_THE_FORMS)
                .plusSeconds(150)
                .truncatedTo(ChronoUnit.MINUTES);
    }
}
