package io.slipway.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Requirement;
import io.slipway.testing.RunningSlipway;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** Tasklist where things are not as they should be: the session ends in the middle of a form, the machine is slow. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasklistTest {

    private static final By SIGN_IN = By.cssSelector("form[name='signinForm'] button");
    private static final By PASSWORD = By.cssSelector("input[type='password']");
    private static final By USER = By.cssSelector("form[name='signinForm'] input[type='text']");
    private static final By NOTE = By.cssSelector(".slipway-note");
    private static final By REMARK = By.cssSelector(".fjs-container [id$='-comment']");
    private static final String TYPED = "Agreed with the imaging team on Monday";

    private final RunningSlipway slipway = RunningSlipway.start();
    private final Browser browser = new Browser(slipway.url(), RunningSlipway.PASSWORD, slipway.data(), "tasklist");

    @AfterAll
    void stop() {
        browser.close();
        slipway.close();
    }

    @Test
    void whatWasTypedIsThereAgainAfterTheSessionEnded() {
        typeUntilTheSessionEnds();
        assertThat(browser.see(NOTE).getText()).contains("what you typed is kept");
        browser.picture("the session has ended");

        signIn("dev-team");

        browser.waiting().until(ExpectedConditions.attributeToBe(REMARK, "value", TYPED));
        assertThat(browser.shows(NOTE)).isFalse();
        browser.picture("the form as it was");
    }

    @Test
    void whatSomebodyTypedIsNotShownToTheNextPerson() {
        typeUntilTheSessionEnds();

        signIn("dev-team-2");

        browser.waiting().until(ExpectedConditions.invisibilityOfElementLocated(PASSWORD));
        assertThat(drafts()).isEmpty();
        assertThat(browser.all(REMARK)).noneMatch(field -> TYPED.equals(field.getDomProperty("value")));
    }

    @Test
    @Requirement({"F-138", "F-139"})
    void whatOneTabShowsIsNotDecidedOnAfterTheTaskWasOpenedInAnother() {
        var release = start("Two tabs");
        var team = slipway.as("dev-team");
        var owner = slipway.as("product-owner");
        team.complete(
                "dev-team",
                release,
                "defineScope",
                Map.of(
                        "decision", "close",
                        "planReference", "Roadmap 12",
                        "tickets", "FLIP-102",
                        "noUserTestTickets", "FLIP-102"));
        owner.complete("product-owner", release, "acceptScope", Map.of("decision", "accept"));
        var tasks = new Tasks(slipway, browser, release);
        var form = tasks.claim("dev-team", "Plan schedule");
        var address = browser.driver().getCurrentUrl();
        form.day(
                "scheduledDate",
                LocalDate.ofInstant(slipway.now(), ZoneOffset.UTC).plusDays(10));
        team.post(
                "/api/releases/" + release + "/scope-changes",
                Map.of("reason", "It is wanted", "add", List.of("FLIP-105"), "drop", List.of()));
        owner.complete("product-owner", release, "acceptScopeChange", Map.of("decision", "accept"));
        var first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.open(address);
        browser.see(By.cssSelector(".fjs-container .fjs-form-field"));
        browser.driver().close();
        browser.driver().switchTo().window(first);

        assertThat(form.refused()).contains("This form shows the release as it was before");
        browser.picture("the form of another tab");

        browser.reload();
        new TaskForm(browser)
                .day(
                        "scheduledDate",
                        LocalDate.ofInstant(slipway.now(), ZoneOffset.UTC).plusDays(10))
                .complete();
    }

    @Test
    @Requirement("F-116")
    void theActionsOfAnAnalysisAreRowsOfWhichTheNextComesWhenOneIsWritten() {
        var analysis = slipway.report("{\"reference\":\"SD-4811\",\"severity\":2,\"environment\":\"production\","
                + "\"summary\":\"Exports lose a page\"}");
        var form = new Tasks(slipway, browser, analysis).claim("dev-team", "Analyse cause");
        for (var field : List.of(
                "whatHappened", "impact", "why1", "rootCause", "remedy", "proof", "improvement", "action1What")) {
            form.write(field, "The page limit was copied");
        }
        form.select("action1Owner", "Answer").write("action2What", "Report missing pages");

        assertThat(form.refused()).contains("Action 1: say by which day it is done");

        var due = LocalDate.ofInstant(slipway.now(), ZoneOffset.UTC).plusDays(14);
        form.day("action1Due", due).select("action2Owner", "King").day("action2Due", due);
        browser.picture("the rows of actions");
        form.complete();
        assertThat(slipway.as("dev-team")
                        .get("/api/rca/" + analysis)
                        .path("actions")
                        .toString())
                .contains("The page limit was copied", "Report missing pages", due.toString());
    }

    /** Seven seconds for a script are what the application would wait by itself. */
    @ParameterizedTest
    @CsvSource({"tasklist, dev-team, .task-filter", "cockpit, auditor, .dashboard .section-title"})
    void aSlowNetworkShowsTheApplicationInWords(String application, String person, String content) {
        browser.as(person).open("/environments");
        var driver = browser.driver();
        driver.executeScript("localStorage.clear()");
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 8000, "downloadThroughput", -1, "uploadThroughput", -1));
        try {
            browser.open("/camunda/app/" + application + "/default/");
            browser.see(By.cssSelector(content));
            browser.picture(application + " over a slow network");

            assertThat(browser.text() + driver.getTitle() + placeholders())
                    .doesNotContainPattern("\\b[A-Z]+(_[A-Z]+)+\\b");
        } finally {
            driver.executeCdpCommand(
                    "Network.emulateNetworkConditions",
                    Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
            driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", false));
        }
    }

    private String start(String title) {
        return slipway.as("dev-team")
                .post("/api/releases", Map.of("programme", "flip", "type", "planned", "title", title, "reason", title))
                .path("key")
                .asText();
    }

    private void typeUntilTheSessionEnds() {
        var release = start("Kept");
        new Tasks(slipway, browser, release)
                .claim("dev-team", "Define scope")
                .write("planReference", "Roadmap 12")
                .choose("tickets", "FLIP-101")
                .choose("noUserTestTickets", "FLIP-101")
                .write("comment", TYPED);
        browser.endSession();
        browser.click(By.cssSelector("button[ng-click='complete()']"));
        browser.see(PASSWORD);
    }

    private void signIn(String person) {
        browser.type(USER, person);
        browser.type(PASSWORD, RunningSlipway.PASSWORD);
        browser.click(SIGN_IN);
    }

    private List<?> drafts() {
        return (List<?>) browser.driver()
                .executeScript("return Object.keys(localStorage).filter(key => key.startsWith('camunda-form:'))");
    }

    private Object placeholders() {
        return browser.driver()
                .executeScript("return [...document.querySelectorAll('[placeholder], [title]')]"
                        + ".map(one => one.placeholder + ' ' + one.title).join(' ')");
    }
}
