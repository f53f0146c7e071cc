package io.slipway.story;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.testing.Eventually;
import io.slipway.testing.Requirement;
import io.slipway.testing.RunningHost;
import io.slipway.testing.RunningSandbox;
import io.slipway.testing.RunningSandbox.Mail;
import io.slipway.testing.RunningSlipway;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;

/**
 * The whole of a planned release as its people see it: in the pages, in Tasklist, in their mail and on the sites. It is
 * played once; each test looks at one side of what came of it.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PlannedReleaseStoryTest {

    private static final String ACTION = "Action:";
    private static final String RELEASE = "FLIP-1.4.0.0";
    private static final String NAME = "FLIP federated learning platform";

    private static final Set<String> PRODUCT_OWNER = Set.of("product-owner@flip.example");
    private static final Set<String> AI_CENTRE = Set.of("programme-office@aicentre.example");
    private static final Set<String> TESTERS = Set.of("uat-testers@flip.example");
    private static final Set<String> KCH = Set.of("clinical-systems@kch.example", "imaging-research@kch.example");
    private static final Set<String> UCLH = Set.of("digital-services@uclh.example");
    private static final Set<String> GSTT = Set.of("scientific-computing@gstt.example");

    private final RunningSlipway slipway = RunningSlipway.start();
    private final RunningSandbox sandbox = new RunningSandbox(slipway);
    private final Browser browser = new Browser(slipway.url(), RunningSlipway.PASSWORD, slipway.data(), "planned");

    @BeforeAll
    void playTheRelease() {
        try {
            new PlannedReleaseStory(slipway, browser, RELEASE).toTheEnd();
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
    @Requirement({"F-085", "F-087", "F-089", "F-137"})
    void everySiteRunsTheBuildAndWasDeployedOnce() {
        assertThat(List.of("sit", "uat", "preprod-trust-1", "preprod-trust-2", "hub", "kch", "uclh", "gstt"))
                .allSatisfy(site ->
                        assertThat(RunningHost.of(slipway, site).version()).isEqualTo("1.4.0.0-rc1"));
        assertThat(list("runs")
                        .map(run -> run.path("environment").asText() + " "
                                + run.path("wave").asInt() + " "
                                + run.path("playbook").asText() + " "
                                + run.path("state").asText()))
                .containsExactly(
                        "sit 0 DEPLOY SUCCEEDED",
                        "sit 0 VERIFY SUCCEEDED",
                        "uat 0 DEPLOY SUCCEEDED",
                        "uat 0 VERIFY SUCCEEDED",
                        "pre-prod 0 DEPLOY SUCCEEDED",
                        "pre-prod 0 VERIFY SUCCEEDED",
                        "production 0 DEPLOY SUCCEEDED",
                        "production 0 VERIFY SUCCEEDED",
                        "production 1 DEPLOY SUCCEEDED",
                        "production 1 VERIFY SUCCEEDED",
                        "production 2 DEPLOY SUCCEEDED",
                        "production 2 VERIFY SUCCEEDED");
    }

    @Test
    @Requirement({"F-010", "F-011", "F-030", "F-067", "F-068", "F-077", "F-081", "F-084", "F-094", "F-141"})
    void everybodyWhoShouldKnowWasToldOnce() {
        Eventually.until(this::unsent, unsent -> unsent == 0);
        var mails = sandbox.mails(RELEASE).stream()
                .filter(mail -> !mail.subject().startsWith(ACTION))
                .toList();

        assertThat(mails.stream().map(mail -> mail.to() + " " + mail.subject())).doesNotHaveDuplicates();
        assertThat(mails.stream()
                        .collect(groupingBy(
                                mail -> topic(mail.subject()), mapping(Mail::to, toCollection(TreeSet::new)))))
                .isEqualTo(expected());
        assertThat(mails.stream().filter(Mail::invitation).map(Mail::to))
                .containsExactlyInAnyOrderElementsOf(everybody());
    }

    @Test
    @Requirement("F-141")
    void newsThatAskForNothingWaitForTheDigestOfTheDay() {
        var waiting = new HashMap<String, Set<String>>();
        list("notices")
                .forEach(notice -> StreamSupport.stream(
                                notice.path("deliveries").spliterator(), false)
                        .filter(PlannedReleaseStoryTest::isGrouped)
                        .forEach(delivery -> waiting.computeIfAbsent(
                                        topic(notice.path("subject").asText()), topic -> new TreeSet<>())
                                .add(delivery.path("address").asText())));

        assertThat(waiting).isEqualTo(expectedInADigest());
    }

    @Test
    void whoeverMayDoATaskWasAskedByMail() {
        Eventually.until(this::unsent, unsent -> unsent == 0);

        assertThat(sandbox.mails(RELEASE).stream()
                        .filter(mail -> mail.subject().startsWith(ACTION))
                        .collect(groupingBy(
                                mail -> mail.subject().replaceAll(".*: (.*), FLIP-.*", "$1"),
                                mapping(Mail::to, toSet()))))
                .containsEntry("Accept scope", all(PRODUCT_OWNER))
                .containsEntry("Give advice", all(PRODUCT_OWNER, TESTERS, KCH, UCLH, GSTT))
                .containsEntry("Sign off candidate", all(PRODUCT_OWNER))
                .containsEntry("Agree date", all(KCH, UCLH, GSTT))
                .containsEntry("Perform AIDE smoke test", all(KCH, UCLH));
    }

    @Test
    @Requirement({"F-082", "F-083", "F-084"})
    void theBannerWentUpOnceAndCameDown() {
        assertThat(sandbox.bannersShown()).containsExactly(true, false);
        assertThat(sandbox.hubHistory().get(0).path("banner").path("message").asText())
                .contains("is being updated", "We expect it back by");
        assertThat(sandbox.hubHistory().stream()
                        .map(change -> change.path("deploymentMode").asBoolean()))
                .containsExactly(true, false);
        browser.as("trust-gstt").open("/sandbox/flip");
        browser.picture("hub after the release");
    }

    @Test
    @Requirement({"F-063", "F-065", "F-069", "F-070", "F-071"})
    void theReleaseNotesAreThereToReadPrintAndKeep() {
        var trust = slipway.as("trust-kch");
        var notes = new String(trust.download("/api/releases/" + RELEASE + "/notes.md"), StandardCharsets.UTF_8);

        assertThat(notes).contains("FLIP-101", "FLIP-102", "FLIP-105", "1.4.0.0-rc1", "Known issues");
        assertThat(new String(trust.download("/api/releases/" + RELEASE + "/notes.pdf"), StandardCharsets.US_ASCII))
                .startsWith("%PDF-");
        browser.as("trust-kch").open("/api/releases/" + RELEASE + "/notes.html");
        assertThat(browser.text()).contains("Export a cohort's counts as CSV", "Known issues");
        browser.picture("release notes");
    }

    @Test
    void anAuditorReadsTheWholeHistoryAndStartsAndCompletesNothing() {
        browser.as("auditor").open("/releases/" + RELEASE);
        browser.picture("release page for the auditor");
        assertThat(browser.text())
                .contains(
                        "Define scope", "Accept scope", "Sign off candidate", "Perform AIDE smoke test", "Kofi Hughes")
                .doesNotContain("Withdraw…", "Upload");
        browser.open("/releases/new");
        assertThat(browser.all(By.tagName("form"))).hasSizeLessThanOrEqualTo(1);
        browser.picture("start page for the auditor");
        browser.open("/camunda/app/tasklist/default/");
        assertThat(browser.text()).contains("Not yours to do");
        browser.open("/camunda/app/cockpit/default/#/processes");
        browser.see(By.partialLinkText("Planned release"));
        browser.picture("Cockpit for the auditor");
    }

    @Test
    void thePagesShowTheReleaseAsItEnded() {
        browser.as("trust-uclh").open("/");
        browser.picture("board");
        for (var page : List.of("environments", "calendar", "sandbox/mail")) {
            browser.open("/" + page);
            browser.picture("page " + page.replace('/', '-'));
        }
        browser.open("/releases/" + RELEASE);
        assertThat(browser.text()).contains("Closed", "agreed");
        browser.picture("release page after the close");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void noScriptFailedAndNoRuleOfTheBrowserWasBroken() {
        assertThat(browser.complaints())
                .filteredOn(complaint -> !complaint.matches(".*the server responded with a status of 40[39].*"))
                .isEmpty();
    }

    private static Map<String, Set<String>> expected() {
        return Map.ofEntries(
                Map.entry("1.4.0.0 is planned for", all(AI_CENTRE, KCH, UCLH, GSTT)),
                Map.entry("Documents for 1.4.0.0", all(TESTERS, KCH, UCLH, GSTT)),
                Map.entry("Test results for 1.4.0.0", all(PRODUCT_OWNER, TESTERS)),
                Map.entry("1.4.0.0 is ready for user testing", all(PRODUCT_OWNER, AI_CENTRE)),
                Map.entry("Release notes for 1.4.0.0", all(PRODUCT_OWNER, AI_CENTRE, KCH, UCLH, GSTT)),
                Map.entry("1.4.0.0 is signed off for production", all(AI_CENTRE, KCH, UCLH, GSTT)),
                Map.entry("1.4.0.0: proposed times for your site", all(AI_CENTRE, KCH, UCLH, GSTT)),
                Map.entry("will be down from", everybody()),
                Map.entry("1.4.0.0: the update of Production (All Trusts) has begun", everybody()),
                Map.entry("1.4.0.0: the update of Production (All Trusts) is done", everybody()),
                Map.entry("1.4.0.0: the production smoke test is done", all(PRODUCT_OWNER, AI_CENTRE, KCH, UCLH, GSTT)),
                Map.entry("is back", everybody()),
                Map.entry("1.4.0.0 is complete", all(PRODUCT_OWNER, AI_CENTRE)));
    }

    private static Map<String, Set<String>> expectedInADigest() {
        return Map.ofEntries(
                Map.entry("1.4.0.0: the contents are agreed", all(PRODUCT_OWNER, AI_CENTRE)),
                Map.entry("1.4.0.0: the update of SIT (Cloud) has begun", everybody()),
                Map.entry("1.4.0.0: the update of SIT (Cloud) is done", everybody()),
                Map.entry("1.4.0.0: the update of UAT (Cloud) has begun", everybody()),
                Map.entry("1.4.0.0: the update of UAT (Cloud) is done", everybody()),
                Map.entry("1.4.0.0: the update of Pre-Prod (Cloud) has begun", everybody()),
                Map.entry("1.4.0.0: the update of Pre-Prod (Cloud) is done", everybody()));
    }

    /** The subject without the product's name and without moments. */
    private static String topic(String subject) {
        return subject.replace("For information: ", "")
                .replace(NAME + " ", "")
                .replaceAll(" by \\d\\d:\\d\\d on [A-Z][a-z]+day [^:]*", "")
                .replaceAll("(?<=for|from) (\\d\\d:\\d\\d on )?[A-Z][a-z]+day .*", "")
                .replace(" (build 1.4.0.0-rc1)", "");
    }

    private static Set<String> everybody() {
        return all(PRODUCT_OWNER, AI_CENTRE, TESTERS, KCH, UCLH, GSTT);
    }

    @SafeVarargs
    private static Set<String> all(Set<String>... groups) {
        return Stream.of(groups).flatMap(Set::stream).collect(toCollection(TreeSet::new));
    }

    private String state() {
        return slipway.as("auditor")
                .get("/api/releases/" + RELEASE)
                .path("state")
                .asText();
    }

    private long unsent() {
        return list("notices")
                .flatMap(
                        notice -> StreamSupport.stream(notice.path("deliveries").spliterator(), false))
                .filter(delivery -> !delivery.path("state").asText().equals("SENT") && !isGrouped(delivery))
                .count();
    }

    private static boolean isGrouped(JsonNode delivery) {
        return delivery.hasNonNull("digestAt");
    }

    private Stream<JsonNode> list(String part) {
        return StreamSupport.stream(
                slipway.as("auditor")
                        .get("/api/releases/" + RELEASE + "/" + part)
                        .spliterator(),
                false);
    }
}
