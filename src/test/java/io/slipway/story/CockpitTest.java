package io.slipway.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.RunningRelease;
import io.slipway.testing.RunningSlipway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;

/** What Slipway adds to Cockpit: the ended releases and the record of each. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CockpitTest {

    private static final By RECORD = By.cssSelector(".slipway-page h3");

    private final RunningSlipway slipway = RunningSlipway.start();
    private final Browser browser = new Browser(slipway.url(), RunningSlipway.PASSWORD, slipway.data(), "cockpit");

    @AfterAll
    void stop() {
        browser.close();
        slipway.close();
    }

    @Test
    void aRecordBeginsWithWhatPeopleDecidedAndKeepsTheRestBehindSwitches() {
        var release = RunningRelease.start(slipway, "FLIP-103");
        release.pass("acceptScope");
        var instance = release.view().path("processInstanceId").asText();

        browser.as("auditor").open("/camunda/app/cockpit/default/#/history/process-instance/" + instance);
        browser.see(RECORD);
        browser.picture("record");

        assertThat(browser.see(By.cssSelector(".slipway-page .slipway-table")).getText())
                .startsWith("Decisions (2)")
                .containsSubsequence("Define scope", "Accept scope", "Accept this scope", "Product Owner", "BST")
                .containsPattern("[0-9a-f]{64}");
        assertThat(browser.all(By.cssSelector("details.slipway-fold")))
                .hasSize(5)
                .noneMatch(fold -> fold.getDomAttribute("open") != null);
        browser.click(By.xpath("//summary[starts-with(., 'Path taken')]"));
        assertThat(browser.text()).contains("Create ticket release", "Scope closed");
        browser.picture("record with the path taken");
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void theListOfWhatHasEndedKeepsNobodyOut() {
        browser.as("auditor").open("/camunda/app/cockpit/default/#/completed-releases");
        browser.see(By.cssSelector(".slipway-page .slipway-table"));
        browser.picture("completed releases");

        assertThat(browser.barriers()).isEmpty();
    }
}
