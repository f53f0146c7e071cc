package io.slipway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.banner.BannerChange;
import io.slipway.banner.Banners;
import io.slipway.comms.Notice;
import io.slipway.comms.Notices;
import io.slipway.readiness.Criteria;
import io.slipway.testing.AutomationSimulator;
import io.slipway.testing.BannerSimulator;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import io.slipway.testing.TicketFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who is told what, and before what, in a planned release; and what stands against its sign-offs. */
@SlipwayTest
class PlannedReleaseNoticesTest {

    private static final Set<String> TRUSTS = Set.of("trust-kch", "trust-uclh", "trust-gstt");

    @Autowired
    ApplicationContext context;

    @Autowired
    Notices notices;

    @Autowired
    Criteria criteria;

    @Autowired
    AutomationSimulator automation;

    @Autowired
    BannerSimulator banner;

    @Autowired
    Banners banners;

    @Autowired
    TestClock clock;

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    @Requirement({"F-030", "F-043", "F-045", "F-047", "F-067", "F-003", "F-010", "F-011"})
    void theScheduleTheSitResultsAndTheUatNotesAreOutBeforeUatIsDeployed() {
        var release = PlannedRelease.start(context, "Told before UAT");
        release.throughDocuments();
        assertThat(asked(release, "Give advice")).containsAll(TRUSTS).contains("product-owner");
        assertThat(told(release, "schedule-announced")).containsAll(TRUSTS).contains("ai-centre");

        automation.failNextAt("uat");
        release.throughSitAgain();

        assertThat(told(release, "sit-results-shared")).containsExactlyInAnyOrder("product-owner", "uat-testers");
        assertThat(told(release, "uat-notes")).containsExactlyInAnyOrder("product-owner", "ai-centre");
        assertThat(criteria.isMet(release.life().release(), "sitResultsShared")).isTrue();
        assertThat(criteria.isMet(release.life().release(), "uatNotesShared")).isTrue();
        assertThat(order(release)).containsSubsequence("sit-results-shared", "uat-notes", "deployment-failed");
        assertThat(told(release, "deployment-failed")).containsAll(TRUSTS).contains("product-owner", "ai-centre");
    }

    @Test
    @Requirement({"F-077", "F-079", "X-06"})
    void trainingDocumentsReachTrustsAndTestersBeforeTheRelease() {
        var release = PlannedRelease.start(context, "Training");
        release.throughSchedule();
        release.assessDocuments("needed");
        var life = release.life();

        life.decide("dev-team", "updateDocuments", "done", entry("trainingLink", "https://docs.flip.example/training"));
        life.decide("product-owner", "giveAdvice", "noConcern");
        life.decide("uat-tester", "giveAdvice", "noConcern");

        assertThat(told(release, "documents-shared")).containsAll(TRUSTS).contains("uat-testers");
        assertThat(notice(release, "documents-shared").markdown()).contains("https://docs.flip.example/training");
        assertThat(automation.started(release.key().value())).isEmpty();
    }

    @Test
    @Tag("engine")
    @Requirement({"F-055", "F-068", "F-071", "F-081", "F-082", "F-084", "F-091", "F-094", "F-141", "X-07"})
    void notesDowntimeScriptAndRestorationAreToldInOrder() {
        var release = PlannedRelease.start(context, "Told to the end");
        release.throughUat();
        release.throughNotes();
        assertThat(told(release, "release-notes")).containsAll(TRUSTS).contains("ai-centre", "product-owner");
        release.throughPreProd();
        var life = release.life();
        life.decide("product-owner", "signOffCandidate", "signOff");
        life.decide("dev-team-2", "confirmCandidate", "confirm");
        release.setWindow();
        TRUSTS.forEach(trust -> life.decide(trust, "agreeDate", "agree"));
        assertThat(told(release, "downtime-announced")).containsAll(TRUSTS);
        var before = banner.history().size();

        release.openWindow();
        assertThat(banner.history().get(before).enabled()).isTrue();
        assertThat(banner.history().get(before).deploymentMode()).isTrue();
        release.decideSmokeTest();
        assertThat(told(release, "smoke-test-script")).contains("trust-kch", "trust-uclh");
        assertThat(notice(release, "smoke-test-script").markdown())
                .as("the script first, in the mail of the task")
                .startsWith("## Your script")
                .containsSubsequence("Smoke test script", "/tasks/");
        life.decide("trust-kch", "performFlipSmokeTest", "pass");
        life.decide("trust-kch", "performAideSmokeTest", "pass");
        life.decide("trust-uclh", "performAideSmokeTest", "pass");

        assertThat(told(release, "service-restored")).containsAll(TRUSTS);
        assertThat(told(release, "smoke-test-finished")).containsAll(TRUSTS).contains("ai-centre", "product-owner");
        assertThat(notice(release, "service-restored").markdown()).contains("now runs version");
        assertThat(banners.of(release.key()))
                .extracting(BannerChange::action)
                .containsExactly(BannerChange.Action.RAISED, BannerChange.Action.LOWERED);
        assertThat(order(release))
                .containsSubsequence(
                        "schedule-announced",
                        "sit-results-shared",
                        "uat-notes",
                        "release-notes",
                        "candidate-signed-off",
                        "dates-shared",
                        "downtime-announced",
                        "deployment-started",
                        "deployment-finished",
                        "smoke-test-script",
                        "service-restored");
    }

    @Test
    @Requirement({"F-032", "X-04"})
    void openIssuesStandAgainstTheSignOffs() {
        var release = PlannedRelease.start(context, "Open issues");
        var life = release.life();
        release.throughDocuments();
        release.registerBuild();
        release.uploadEvidence();
        release.recordSitResults("pass");

        TicketFile.addOpenBug(context, "FLIP-9001", 1);
        assertThat(life.refuses("dev-team-2", "signOffSit", "signOff")).contains("FLIP-9001");
        TicketFile.close(context, "FLIP-9001");
        TicketFile.addOpenBug(context, "FLIP-9000", null);
        assertThat(life.refuses("dev-team-2", "signOffSit", "signOff")).contains("FLIP-9000", "nobody has rated it");
        TicketFile.close(context, "FLIP-9000");
        TicketFile.addOpenBug(context, "FLIP-9002", 2);
        life.decide("dev-team-2", "signOffSit", "signOff");
        release.throughUatAgain();
        release.throughNotes();
        release.throughPreProd();
        assertThat(life.refuses("product-owner", "signOffCandidate", "signOff")).contains("FLIP-9002");
        TicketFile.close(context, "FLIP-9002");
        TicketFile.addOpenBug(context, "FLIP-9003", 4);
        assertThat(life.refuses("product-owner", "signOffCandidate", "signOff")).contains("FLIP-9003", "workaround");
        TicketFile.close(context, "FLIP-9003");
        life.decide("product-owner", "signOffCandidate", "signOff");

        life.waitsAt("confirmCandidate");
    }

    /** Who was asked by mail to do the task. */
    private Set<String> asked(PlannedRelease release, String task) {
        return notices.of(release.key()).stream()
                .filter(notice ->
                        notice.name().equals("task-opened") && notice.subject().contains(": " + task + ","))
                .flatMap(notice -> notice.deliveries().stream())
                .map(delivery -> delivery.party())
                .collect(Collectors.toSet());
    }

    private Set<String> told(PlannedRelease release, String name) {
        return notices.of(release.key()).stream()
                .filter(notice -> notice.name().equals(name))
                .flatMap(notice -> notice.deliveries().stream())
                .map(delivery -> delivery.party())
                .collect(Collectors.toSet());
    }

    private Notice notice(PlannedRelease release, String name) {
        return notices.of(release.key()).stream()
                .filter(notice -> notice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody was told by " + name));
    }

    private List<String> order(PlannedRelease release) {
        return notices.of(release.key()).stream()
                .sorted(java.util.Comparator.comparing(Notice::createdAt))
                .map(Notice::name)
                .toList();
    }
}
