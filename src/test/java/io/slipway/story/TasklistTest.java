package io.slipway.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.RunningSlipway;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
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

    private void typeUntilTheSessionEnds() {
        var release = slipway.as("dev-team")
                .post(
                        "/api/releases",
                        Map.of("programme", "flip", "type", "planned", "title", "Kept", "reason", "Kept"))
                .path("key")
                .asText();
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
