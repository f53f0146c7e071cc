package io.slipway.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.RunningSlipway;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What each person does from the report of a blocker until its cause is known, and what they see meanwhile. */
final class HotfixStory {

    private static final List<String> CONSULTED =
            List.of("product-owner", "ai-centre", "trust-kch", "trust-uclh", "trust-gstt");

    private static final ZoneId CLOCK_OF_THE_FORMS = ZoneId.of("Europe/London");

    private final RunningSlipway slipway;
    private final Browser browser;
    private final String release;
    private final Tasks tasks;

    HotfixStory(RunningSlipway slipway, Browser browser, String release) {
        this.slipway = slipway;
        this.browser = browser;
        this.release = release;
        this.tasks = new Tasks(slipway, browser, release);
    }

    void toTheEnd() {
        protect();
        planTheFix();
        proveTheFix();
        deployTheFix();
        restore();
        findTheCause();
    }

    void protect() {
        var back = in(120);
        tasks.decide(
                "dev-team",
                "Assess impact",
                form -> form.choose("otherSystemAtRisk", "Yes")
                        .choose("dataMayBeLost", "No")
                        .choose("mayAffectFurther", "No")
                        .day("predictedReturn", back.toLocalDate())
                        .time("predictedReturn", back.toLocalTime()));
        tasks.decide(
                "dev-team",
                "Investigate",
                form -> form.write("impact", "Every Trust reads wrong counts")
                        .write("leadTime", "Two hours")
                        .choose("decision", "Deploy a hotfix")
                        .write("comment", "The join is known"));
        browser.as("trust-gstt").open("/");
        assertThat(browser.text()).contains("is offline since", "expected back");
        browser.picture("board while the service is offline");
        browser.open("/releases/" + release);
        browser.picture("hotfix page while the service is offline");
    }

    void planTheFix() {
        var fixed = in(60);
        tasks.decide(
                "dev-team",
                "Plan fix",
                form -> form.day("fixDate", fixed.toLocalDate())
                        .time("fixDate", fixed.toLocalTime())
                        .choose("targets", "Central Hub", "King", "University", "Guy"));
        for (var person : CONSULTED) {
            tasks.decide(person, "Give advice", form -> form.choose("decision", "No concern"));
        }
        tasks.decide("dev-team", "Confirm fix date", form -> {});
    }

    void proveTheFix() {
        tasks.decide("dev-team", "Register fix", form -> form.select("build", release.replace("FLIP-", "") + "-rc1"));
        tasks.decide(
                "dev-team",
                "Assess documents",
                form -> form.choose("clinicalSafety", "Needs no update")
                        .write("clinicalSafetyReason", "Counts only")
                        .choose("informationGovernance", "Needs no update")
                        .write("informationGovernanceReason", "No new data")
                        .choose("training", "Needs no update")
                        .write("trainingReason", "Nothing looks different"));
        tasks.decide("dev-team", "Review release notes", form -> form.choose("decision", "Approve"));
        tasks.decide(
                "dev-team",
                "Test fix",
                form -> form.choose("fixWorks", "Pass")
                        .write("fixWorksDetail", "Counted by hand")
                        .choose("compatibility", "Pass")
                        .write("compatibilityDetail", "AIDE sends and receives")
                        .choose("decision", "The fix has passed"));
        tasks.decide("product-owner", "Sign off candidate", form -> form.choose("decision", "Sign off"));
        tasks.decide("dev-team-2", "Confirm candidate", form -> form.choose("decision", "Confirm"));
    }

    void deployTheFix() {
        var now = in(0);
        var end = in(60);
        tasks.decide(
                "dev-team",
                "Set window",
                form -> form.day("windowStart", now.toLocalDate())
                        .time("windowStart", now.toLocalTime())
                        .day("windowEnd", end.toLocalDate())
                        .time("windowEnd", end.toLocalTime())
                        .write("windowReason", "FLIP is offline already"));
        tasks.decide("dev-team", "Decide on smoke test", form -> {
            form.choose("decision", "Needed").select("testSite", "King").write("comment", "All count");
        });
        tasks.decide("trust-kch", "Perform FLIP smoke test", form -> form.choose("decision", "Passed"));
        tasks.decide("trust-kch", "Perform AIDE smoke test", form -> form.choose("decision", "Passed"));
        tasks.decide("trust-uclh", "Perform AIDE smoke test", form -> form.choose("decision", "Passed"));
    }

    void restore() {
        tasks.decide(
                "dev-team",
                "Confirm business as usual",
                form -> form.choose("decision", "Business as usual is")
                        .write("comment", "Counts are right at every Trust"));
    }

    void findTheCause() {
        tasks.decide(
                "dev-team",
                "Analyse cause",
                form -> Map.of(
                                "whatHappened", "Queries counted rows twice",
                                "impact", "Every Trust read wrong counts",
                                "why1", "A join was wrong",
                                "rootCause", "No test compared counts with the source",
                                "remedy", "The join is corrected",
                                "proof", "Counted by hand",
                                "improvement", "Compare counts in each release")
                        .forEach(form::write));
        tasks.decide("ai-centre", "Sign off RCA", form -> form.choose("decision", "Sign off"));
    }

    private LocalDateTime in(int minutes) {
        return LocalDateTime.ofInstant(slipway.now(), CLOCK_OF_THE_FORMS)
                .plusMinutes(minutes)
                .truncatedTo(ChronoUnit.MINUTES);
    }
}
