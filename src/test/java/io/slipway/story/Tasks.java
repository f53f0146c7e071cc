package io.slipway.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Eventually;
import io.slipway.testing.RunningSlipway;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.openqa.selenium.By;
import org.springframework.web.util.UriComponentsBuilder;

/** The tasks of one release, which people find on its page and do in Tasklist. */
record Tasks(RunningSlipway slipway, Browser browser, String release, Set<String> looked) {

    Tasks(RunningSlipway slipway, Browser browser, String release) {
        this(slipway, browser, release, new HashSet<>());
    }

    /** What approvers do between two appointments. */
    private static final Set<String> ON_A_PHONE = Set.of(
            "Accept scope",
            "Give advice",
            "Sign off SIT",
            "Test features",
            "Sign off features",
            "Sign off OAT",
            "Sign off candidate",
            "Agree date",
            "Perform FLIP smoke test",
            "Sign off RCA");

    static final By CLAIM = By.cssSelector("button[ng-click='claim()']");
    static final By HAND_BACK = By.cssSelector("button[ng-click='unclaim()']");

    void decide(String person, String task, Consumer<TaskForm> answers) {
        var form = claim(person, task);
        if (looked.add(task)) {
            assertThat(browser.barriers()).as(task).isEmpty();
            assertThat(form.offersItsChoiceInSight()).as(task).isTrue();
            if (ON_A_PHONE.contains(task)) {
                assertThat(browser.misfitsOnAPhone(task)).as(task).isEmpty();
            }
        }
        answers.accept(form);
        browser.picture(task + " " + person);
        form.complete();
    }

    /** Finds the task on the release's page and claims it in Tasklist. */
    TaskForm claim(String person, String task) {
        awaitTurnOf(person, task);
        browser.as(person).open("/releases/" + release);
        browser.click(By.xpath("//section//table//a[normalize-space()='%s']".formatted(task)));
        browser.click(CLAIM);
        browser.see(HAND_BACK);
        // Tasklist shows the form once more after a claim, at a moment of its choice, and forgets what was answered
        browser.reload();
        return new TaskForm(browser);
    }

    /** A deployment may take its time; a browser that draws a page again and again would take it from it. */
    private void awaitTurnOf(String person, String task) {
        var open = UriComponentsBuilder.fromPath("/engine-rest/task/count")
                .queryParam("processInstanceBusinessKey", release)
                .queryParam("name", task)
                .queryParam("candidateUser", person)
                .queryParam("includeAssignedTasks", true)
                .encode()
                .toUriString();
        Eventually.until(() -> slipway.as(person).get(open).path("count").asInt(), count -> count > 0);
    }
}
