package io.slipway.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser, before which the people of a release sit in turn. Each signs in once and keeps the session. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ChromeDriver driver;
    private final String url;
    private final String password;
    private final Path pictures;
    private final Map<String, Object> sessions = new HashMap<>();
    private String sitting = "nobody";
    private int taken;

    Browser(String url, String password, Path folder, String story) {
        this.url = url;
        this.password = password;
        try {
            this.pictures = emptied(Path.of("target", "story", story));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .build();
        driver = new ChromeDriver(service, options(folder.resolve("profile")));
        size(1366, 768);
        driver.executeCdpCommand("Emulation.setLocaleOverride", Map.of("locale", "en-GB"));
    }

    private void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private static Path emptied(Path folder) throws IOException {
        try (var old = Files.list(Files.createDirectories(folder))) {
            old.forEach(picture -> picture.toFile().delete());
        }
        return folder;
    }

    private static ChromeOptions options(Path profile) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options.setBinary("/usr/bin/chromium")
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-software-rasterizer",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en-GB",
                        "--user-data-dir=" + profile);
    }

    /** The person sits down; whoever sat there keeps their session. */
    Browser as(String person) {
        if (person.equals(sitting)) {
            return this;
        }
        driver.get("about:blank");
        sessions.put(sitting, cookies());
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        if (sessions.containsKey(person)) {
            driver.executeCdpCommand("Network.setCookies", Map.of("cookies", sessions.get(person)));
        } else {
            open("/login");
            type(By.id("username"), person);
            type(By.id("password"), password);
            click(By.cssSelector("main button"));
            see(By.cssSelector("form[action$='sign-out']"));
        }
        sitting = person;
        return this;
    }

    private Object cookies() {
        return driver.executeCdpCommand("Network.getAllCookies", Map.of()).get("cookies");
    }

    /** The session of whoever sits there ends, as after hours without a call. */
    void endSession() {
        driver.manage().deleteCookieNamed("JSESSIONID");
        sessions.remove(sitting);
        sitting = "nobody";
    }

    void open(String path) {
        driver.get(path.startsWith("http") ? path : url + path);
    }

    WebElement see(By what) {
        return patience().until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    void click(By what) {
        patience().until(page -> {
            var element = driver.findElement(what);
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    void type(By what, String text) {
        var element = see(what);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.clear();
        element.sendKeys(text);
    }

    List<WebElement> all(By what) {
        return driver.findElements(what);
    }

    boolean shows(By what) {
        return all(what).stream().anyMatch(WebElement::isDisplayed);
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    void reload() {
        driver.navigate().refresh();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Returns which errors of scripts and breaches of the browser's rules were logged since the last look. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().equals(Level.SEVERE))
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Returns what keeps people with impairments from the page: its critical and serious violations, by axe-core. */
    List<String> barriers() {
        driver.executeScript(axe());
        return ((List<?>) driver.executeAsyncScript("""
                        const tell = arguments[arguments.length - 1];
                        axe.run().then(found => tell(found.violations
                            .filter(one => ['critical', 'serious'].includes(one.impact))
                            .map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 200)).join(' | ')}`)));
                        """))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try {
            return Files.readString(Path.of("node_modules", "axe-core", "axe.min.js"));
        } catch (IOException missing) {
            throw new UncheckedIOException("npm ci brings axe-core", missing);
        }
    }

    /** Whether the whole of it is to be seen as the page stands, above the bar at the foot of the window. */
    boolean inSight(WebElement what) {
        return Boolean.TRUE.equals(driver.executeScript("""
                const box = arguments[0].getBoundingClientRect();
                const bar = document.querySelector('.form-actions')?.getBoundingClientRect().top ?? innerHeight;
                return box.top >= 0 && box.bottom <= bar;""", what));
    }

    /**
     * Keeps a picture of the page as a phone shows it, and returns what does not fit there: what reaches over the edge of
     * the screen, and what is too small for a finger.
     */
    List<String> misfitsOnAPhone(String name) {
        size(390, 844);
        try {
            patience().until(page -> Boolean.TRUE.equals(driver.executeScript("return innerWidth === 390")));
            picture(name + " on a phone");
            return ((List<?>) driver.executeScript("""
                            const box = (element) => element.getBoundingClientRect();
                            const seen = (selector) => [...document.querySelectorAll(selector)]
                              .filter((element) => box(element).width > 1 && box(element).height > 1);
                            const told = (element) => `${element.tagName} ${element.className} ${JSON.stringify(box(element))}`;
                            return [
                              ...seen('.task-details header *, .fjs-container *, .form-actions *')
                                .filter((element) => getComputedStyle(element).visibility !== 'hidden' && !element.closest('table thead'))
                                .filter((element) => box(element).left < -1 || box(element).right > innerWidth + 1),
                              ...seen('.fjs-container :is(textarea, select, button, label:has(> input), input:not([type="radio"], [type="checkbox"])), .form-actions button')
                                .filter((element) => box(element).height < 44),
                            ].map(told);"""))
                    .stream().map(String::valueOf).toList();
        } finally {
            size(1366, 768);
        }
    }

    WebDriverWait waiting() {
        return patience();
    }

    private Patience patience() {
        return new Patience(driver);
    }

    /** Keeps a picture of the page, the whole of it if it scrolls as one. */
    Path picture(String name) {
        try {
            var file = pictures.resolve("%02d-%s.png"
                    .formatted(++taken, name.toLowerCase(Locale.ROOT).replace(' ', '-')));
            return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** Waits within bounds, and does not mind that a page draws itself anew meanwhile. */
    private static final class Patience extends WebDriverWait {

        Patience(ChromeDriver driver) {
            super(driver, PATIENCE, Duration.ofMillis(100));
            ignoring(StaleElementReferenceException.class);
            ignoring(org.openqa.selenium.NotFoundException.class);
            ignoring(org.openqa.selenium.ElementNotInteractableException.class);
        }

        /** The driver has another name for what is stale while one page gives way to the next. */
        @Override
        public <V> V until(Function<? super WebDriver, V> seen) {
            return super.until(page -> {
                try {
                    return seen.apply(page);
                } catch (WebDriverException gone) {
                    if (String.valueOf(gone.getMessage()).contains("does not belong to the document")) {
                        throw new StaleElementReferenceException(gone.getMessage());
                    }
                    throw gone;
                }
            });
        }
    }
}
