package io.slipway.story;

import java.util.function.Consumer;
import org.openqa.selenium.By;

/** The tasks of one release, which people find on its page and do in Tasklist. */
record Tasks(Browser browser, String release) {

    static final By CLAIM = By.cssSelector("button[ng-click='claim()']");
    static final By HAND_BACK = By.cssSelector("button[ng-click='unclaim()']");

    void decide(String person, String task, Consumer<TaskForm> answers) {
        var form = claim(person, task);
        answers.accept(form);
        browser.picture(task + " " + person);
        form.complete();
    }

    /** Finds the task on the release's page and claims it in Tasklist. */
    TaskForm claim(String person, String task) {
        browser.as(person).open("/releases/" + release);
        var link = By.xpath("//section//table//a[normalize-space()='%s']".formatted(task));
        browser.await(link);
        browser.click(link);
        browser.click(CLAIM);
        browser.see(HAND_BACK);
        // Tasklist shows the form once more after a claim, at a moment of its choice, and forgets what was answered
        browser.reload();
        return new TaskForm(browser);
    }
}
