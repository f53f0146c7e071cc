package io.slipway.story;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A claimed task's form in Tasklist; fields go by the names that the form gives them. */
final class TaskForm {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final By COMPLETE = By.cssSelector("button[ng-click='complete()']");
    private static final By OPTIONS = By.cssSelector(".fjs-container input[type='radio'][id*='-decision-']");

    /** What the page of the task says once it is done. */
    private static final By RECORDED = By.cssSelector("main .notice.good strong");

    private static final By REFUSAL = By.cssSelector(".notifications .alert-danger");

    private final Browser browser;

    TaskForm(Browser browser) {
        this.browser = browser;
        browser.see(By.cssSelector(".fjs-container .fjs-form-field"));
    }

    /** Whether a form that asks for a choice shows every option before anybody scrolls. */
    boolean offersItsChoiceInSight() {
        return browser.all(OPTIONS).size() < 2 || browser.all(OPTIONS).stream().allMatch(browser::inSight);
    }

    /** Ticks or chooses the answers that begin with these words. */
    TaskForm choose(String field, String... answers) {
        for (var answer : answers) {
            browser.click(By.xpath("//label[input[contains(@id, '-%s-')] and starts-with(normalize-space(), \"%s\")]"
                    .formatted(field, answer)));
        }
        return this;
    }

    TaskForm tick(String field) {
        browser.click(input(field));
        return this;
    }

    TaskForm write(String field, String text) {
        browser.type(input(field), text);
        return this;
    }

    /** A list that opened before the form was drawn anew is opened once more. */
    TaskForm select(String field, String answer) {
        var list = By.cssSelector(".fjs-form-field-select [id$='-%s-display']".formatted(field));
        var item = By.xpath("//*[contains(@class, 'fjs-dropdownlist-item')][starts-with(normalize-space(), \"%s\")]"
                .formatted(answer));
        browser.waiting().until(page -> {
            if (!browser.shows(item)) {
                browser.click(list);
            }
            page.findElement(item).click();
            return true;
        });
        return this;
    }

    TaskForm day(String field, LocalDate day) {
        enter(browser.see(By.cssSelector(".fjs-container [id*='-%s-date']".formatted(field))), DAY.format(day));
        return this;
    }

    TaskForm time(String field, LocalTime time) {
        enter(browser.see(By.cssSelector(".fjs-container [id*='-%s-time']".formatted(field))), TIME.format(time));
        return this;
    }

    private static void enter(WebElement element, String text) {
        element.sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.ENTER, Keys.TAB);
    }

    String value(String field) {
        return String.valueOf(browser.see(input(field)).getDomProperty("value"));
    }

    void complete() {
        browser.click(COMPLETE);
        browser.see(RECORDED);
    }

    /** Tries to complete the task and returns what Tasklist answers; the form stays. */
    String refused() {
        browser.click(COMPLETE);
        return browser.see(REFUSAL).getText();
    }

    private static By input(String field) {
        return By.cssSelector(".fjs-container [id^='fjs-form-'][id$='-%s']".formatted(field));
    }
}
