package io.slipway.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Eventually;
import io.slipway.testing.Requirement;
import io.slipway.testing.RunningHost;
import io.slipway.testing.RunningSandbox;
import io.slipway.testing.RunningSandbox.Mail;
import io.slipway.testing.RunningSlipway;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The whole of a hotfix as its people see it, from the service desk's report until its cause is signed off. It is played
 * once; each test looks at one side of what came of it.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class HotfixStoryTest {

    private static final String RELEASE = "FLIP-1.3.0.1";
    private static final String ISSUE = """
            {"reference":"SD-4711","severity":1,"environment":"production","summary":"Cohort counts are wrong"}""";

    private final RunningSlipway slipway = RunningSlipway.start();
    private final RunningSandbox sandbox = new RunningSandbox(slipway);
    private final Browser browser = new Browser(slipway.url(), RunningSlipway.PASSWORD, slipway.data(), "hotfix");

    @BeforeAll
    void playTheHotfix() {
        try {
            assertThat(slipway.report(ISSUE)).isEqualTo(RELEASE);
            new HotfixStory(slipway, browser, RELEASE).toTheEnd();
            Eventually.until(this::state, state -> state.equals("CLOSED"));
        } finally {
            browser.picture("where the story ended");
        }
    }

    @AfterAll
    void stop() {
        browser.close();
        slipway.close();
    }

    @Test
    @Requirement({"F-082", "F-104"})
    void nobodyCouldUseTheServiceFromTheAssessmentUntilBusinessAsUsual() {
        var history = sandbox.hubHistory();
        assertThat(history.get(0).path("banner").path("message").asText())
                .contains("out of service because of a problem", "We expect it back by");
        assertThat(history.stream().map(change -> change.path("deploymentMode").asBoolean()))
                .startsWith(true, true)
                .endsWith(false)
                .containsOnlyOnce(false);
        assertThat(sandbox.bannersShown())
                .startsWith(true, true)
                .endsWith(false)
                .containsOnlyOnce(false);
    }

    @Test
    @Requirement({"F-108", "F-109"})
    void theFixRunsAtEveryTargetAndPassedPreProdFirst() {
        assertThat(List.of("preprod-trust-1", "preprod-trust-2", "hub", "kch", "uclh", "gstt"))
                .allSatisfy(site ->
                        assertThat(RunningHost.of(slipway, site).version()).isEqualTo("1.3.0.1-rc1"));
    }

    @Test
    @Requirement({"F-105", "F-106"})
    void trustsAndAiCentreWereToldOfEachTurn() {
        var mails = sandbox.mails(RELEASE);
        assertThat(mails).extracting(Mail::messageId).doesNotHaveDuplicates();
        for (var party : List.of("clinical-systems@kch.example", "programme-office@aicentre.example")) {
            assertThat(mails)
                    .filteredOn(mail -> mail.to().equals(party))
                    .extracting(Mail::subject)
                    .anySatisfy(subject -> assertThat(subject).startsWith("Problem with"))
                    .anySatisfy(subject -> assertThat(subject).endsWith("is offline"));
        }
    }

    @Test
    @Requirement("F-100")
    void aLateReportOfTheSameIssueStartsNoSecondHotfix() {
        assertThat(slipway.report(ISSUE.replace("wrong", "still wrong"))).isEqualTo(RELEASE);
        assertThat(slipway.as("auditor").get("/api/releases")).hasSize(1);
    }

    @Test
    void theAnalysisIsThereToReadAndPrint() {
        assertThat(new String(
                        slipway.as("trust-kch").download("/api/releases/" + RELEASE + "/rca.pdf"),
                        StandardCharsets.US_ASCII))
                .startsWith("%PDF-");
        browser.as("trust-kch").open("/rca/" + RELEASE);
        assertThat(browser.text()).contains("SD-4711", "No test compared counts with the source");
        browser.picture("analysis");
        browser.open("/releases/" + RELEASE);
        assertThat(browser.text()).contains("Closed", "was offline from", "Service desk");
        browser.picture("hotfix page after the close");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void theNextPlannedReleaseGetsBuildsThatCarryTheFix() {
        var operator = slipway.as("dev-team");
        var planned = operator.post(
                        "/api/releases",
                        Map.of("programme", "flip", "type", "planned", "title", "Winter", "reason", "Planned"))
                .path("key")
                .asText();
        var build = operator.get("/api/releases/" + planned + "/builds/1.4.0.0-rc1");
        assertThat(StreamSupport.stream(build.path("fixes").spliterator(), false)
                        .map(fix -> fix.asText()))
                .containsExactly("SD-4711");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void noScriptFailedAndNoRuleOfTheBrowserWasBroken() {
        assertThat(browser.complaints())
                .filteredOn(complaint -> !complaint.matches(".*the server responded with a status of 40[39].*"))
                .isEmpty();
    }

    private String state() {
        return slipway.as("auditor")
                .get("/api/releases/" + RELEASE)
                .path("state")
                .asText();
    }
}
