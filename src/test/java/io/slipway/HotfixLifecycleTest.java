package io.slipway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.banner.SiteDisplay;
import io.slipway.comms.Delivery;
import io.slipway.comms.Notices;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.DowntimeEnds;
import io.slipway.downtime.SiteAgreement.State;
import io.slipway.issues.Assessments;
import io.slipway.issues.CarriedFixes;
import io.slipway.issues.LiveIssues;
import io.slipway.issues.ServiceDesk;
import io.slipway.rca.RcaEntry;
import io.slipway.rca.RcaLog;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.LiveIssue;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.StartRequest;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.testing.AutomationSimulator;
import io.slipway.testing.BannerSimulator;
import io.slipway.testing.HotfixRelease;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import io.slipway.testing.Walks;
import io.slipway.tickets.Ticket;
import io.slipway.tickets.TicketRelease;
import io.slipway.tickets.TicketSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hotfix, scenario by scenario: together they walk every path of its model. */
@SlipwayTest
@Walks({
    "hotfix-release",
    "candidate-sign-off",
    "close-release",
    "release-notes",
    "production-smoke-test",
    "open-downtime",
    "restore-service",
    "move-predicted-end",
    "remind-overdue"
})
class HotfixLifecycleTest {

    private static final List<String> EVERYWHERE = List.of("hub", "kch", "uclh", "gstt");
    private static final Set<String> CONSULTED =
            Set.of("product-owner", "ai-centre", "trust-kch", "trust-uclh", "trust-gstt");

    @Autowired
    ApplicationContext context;

    @Autowired
    ServiceDesk desk;

    @Autowired
    LiveIssues issues;

    @Autowired
    Assessments assessments;

    @Autowired
    Releases releases;

    @Autowired
    DowntimeEnds downtimes;

    @Autowired
    CarriedFixes carriedFixes;

    @Autowired
    Scopes scopes;

    @Autowired
    Agreements agreements;

    @Autowired
    Notices notices;

    @Autowired
    ReleaseDocuments documents;

    @Autowired
    RcaLog rca;

    @Autowired
    TicketSystem tickets;

    @Autowired
    AutomationSimulator automation;

    @Autowired
    BannerSimulator banner;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    /** Other tests leave releases in the middle of their downtime, with the banner up. */
    @BeforeEach
    void today() {
        clock.reset();
        db.sql("DELETE FROM slw_banner_change").update();
        banner.clear();
    }

    @AfterEach
    void leaveNothing() {
        HotfixRelease.leaveNothing(context);
    }

    @Test
    @Tag("engine")
    @Requirement({
        "F-019",
        "F-063",
        "F-082",
        "F-084",
        "F-101",
        "F-104",
        "F-105",
        "F-106",
        "F-107",
        "F-108",
        "F-109",
        "F-110",
        "F-111",
        "F-112",
        "F-113",
        "F-115",
        "F-117",
        "F-R06.PO",
        "F-R06.AIC",
        "F-R06.TRU"
    })
    void aBlockerTakesFlipOfflineIsMendedProvenRestoredAndExplained() {
        var shownBefore = banner.now();
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        life.waitsAt("assessImpact");
        assertThat(rca.find(hotfix.key())).map(RcaEntry::state).contains(RcaEntry.State.OPEN);
        assertThat(told(hotfix, "issue-reported")).isEqualTo(CONSULTED);
        assertThat(tickets.releaseOf("FLIP", hotfix.key().value())).isPresent();
        assertThat(tickets.get("FLIP", List.of(hotfix.issue().reference())))
                .flatExtracting(Ticket::releases)
                .containsExactly(hotfix.key().value());

        hotfix.assess("yes", "no", "no");
        assertThat(banner.now().deploymentMode()).isTrue();
        assertThat(banner.now().message()).contains("out of service", "back by");
        assertThat(told(hotfix, "taken-offline")).isEqualTo(CONSULTED);
        hotfix.investigate("hotfix");
        hotfix.plan(EVERYWHERE);
        assertThat(asked(hotfix, "Give advice")).isEqualTo(CONSULTED);
        hotfix.advise();
        assertThat(told(hotfix, "fix-dates")).isEqualTo(CONSULTED);
        hotfix.throughCandidate();
        hotfix.setWindow();
        hotfix.openWindow();
        assertThat(banner.now().message()).contains("is being updated");
        hotfix.decideSmokeTest("needed");
        hotfix.smokeTest("pass");
        life.waitsAt("confirmBau");
        assertThat(life.shown("confirmBau").prop("targets").elements())
                .hasSize(4)
                .allSatisfy(site -> assertThat(site.prop("state").stringValue()).isEqualTo("Deployed and verified"));
        hotfix.confirmBau("restored");

        assertThat(banner.now()).isEqualTo(shownBefore);
        assertThat(assessments.isOffline(hotfix.key())).isFalse();
        assertThat(told(hotfix, "service-restored")).contains("trust-kch", "trust-uclh", "trust-gstt", "ai-centre");
        hotfix.throughRootCause();
        life.endsAt("hotfixClosed");
        assertThat(rca.find(hotfix.key())).map(RcaEntry::state).contains(RcaEntry.State.SIGNED_OFF);
        assertThat(tickets.releaseOf("FLIP", hotfix.key().value()))
                .map(TicketRelease::state)
                .contains(TicketRelease.State.RELEASED);
        var build = String.valueOf(life.release().build());
        assertThat(automation.started(hotfix.key().value()))
                .containsExactly(
                        "DEPLOY " + build + " preprod-trust-1,preprod-trust-2",
                        "VERIFY " + build + " preprod-trust-1,preprod-trust-2",
                        "DEPLOY " + build + " hub",
                        "VERIFY " + build + " hub",
                        "DEPLOY " + build + " kch,uclh",
                        "VERIFY " + build + " kch,uclh",
                        "DEPLOY " + build + " gstt",
                        "VERIFY " + build + " gstt");
        assertThat(notes(hotfix))
                .contains(hotfix.issue().reference(), "What this release mends: Every researcher of every Trust");
    }

    @Test
    @Tag("engine")
    @Requirement({"F-069", "F-089"})
    void theFixIsADutyOfTheNextPlannedReleaseUntilItIsInProductionThere() {
        var hotfix = HotfixRelease.start(context);
        var fix = hotfix.issue().reference();
        hotfix.throughFix("no", EVERYWHERE);
        hotfix.throughProduction();
        hotfix.throughRootCause();
        assertThat(carriedFixes.openTickets("flip")).containsExactly(fix);

        var planned = PlannedRelease.start(context, "The next one");
        assertThat(planned.life()
                        .refuses(
                                "dev-team",
                                "defineScope",
                                "close",
                                entry("planReference", "Q1"),
                                entry("tickets", planned.tickets()),
                                entry("userTestTickets", planned.tickets().subList(0, 2))))
                .contains(fix, hotfix.key().value(), "would be lost");
        planned.carry(fix);
        planned.throughDocuments();
        assertThat(planned.life()
                        .refuses("dev-team", "registerBuild", "register", entry("build", planned.nextBuild(List.of()))))
                .contains(fix, "would be lost");
        planned.throughSitAgain();
        planned.throughUatAgain();
        planned.throughCandidateAgain();
        planned.agree();
        planned.openWindow();
        planned.smokeTest();
        assertThat(carriedFixes.openTickets("flip")).containsExactly(fix);
        planned.close();

        planned.life().endsAt("releaseClosed");
        assertThat(carriedFixes.openTickets("flip")).isEmpty();
    }

    @Test
    @Requirement({"F-069", "F-089"})
    void aPlannedReleaseThatAHotfixOvertakesDoesNotTakeItsFixAway() {
        var planned = PlannedRelease.start(context, "Overtaken");
        planned.throughAgreement();
        var hotfix = HotfixRelease.start(context);
        hotfix.throughFix("no", EVERYWHERE);
        hotfix.throughProduction();

        planned.openWindow();
        var life = planned.life();
        life.waitsAt("resolveRefusal");
        assertThat(shownRefusal(life))
                .contains(hotfix.issue().reference(), hotfix.key().value(), "would be lost");
        life.decide("dev-team", "resolveRefusal", "checkAgain");
        life.waitsAt("resolveRefusal");
        life.decide("dev-team", "resolveRefusal", "stop", entry("comment", "The next one brings the fix"));
        planned.close();

        life.endsAt("releaseClosed");
        assertThat(automation.started(planned.key().value())).noneMatch(run -> run.endsWith(" hub"));
        assertThat(carriedFixes.openTickets("flip"))
                .containsExactly(hotfix.issue().reference());
    }

    @Test
    @Requirement({"F-069", "F-089"})
    void aHotfixThatAnotherOvertakesIsFixedAgainWithBoth() {
        var earlier = HotfixRelease.start(context);
        earlier.throughFix("no", EVERYWHERE);
        var later = HotfixRelease.start(context);
        later.throughFix("no", EVERYWHERE);
        later.throughProduction();

        earlier.setWindow();
        earlier.openWindow();
        var life = earlier.life();
        life.waitsAt("resolveRefusal");
        assertThat(shownRefusal(life))
                .contains(later.issue().reference(), later.key().value(), "would be lost")
                .doesNotContain("downgrade");
        life.decide("dev-team", "resolveRefusal", "stop", entry("comment", "Both fixes go into one build"));
        earlier.confirmBau("notRestored");
        earlier.goOn("fixAgain");
        earlier.plan(EVERYWHERE);
        earlier.advise();
        earlier.throughCandidate();
        earlier.throughProduction();

        assertThat(carriedFixes.openTickets("flip"))
                .containsExactlyInAnyOrder(
                        earlier.issue().reference(), later.issue().reference());
    }

    @Test
    @Requirement({"F-058", "F-059", "F-110"})
    void whatAnotherReleaseReplacedOnPreProdIsDeployedAgainBeforeItPasses() {
        var planned = PlannedRelease.start(context, "On Pre-Prod");
        planned.throughUat();
        planned.throughNotes();
        var other = PlannedRelease.start(context, "Right behind");
        other.throughUat();
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        hotfix.assess("no", "no", "no");
        hotfix.investigate("hotfix");
        hotfix.plan(EVERYWHERE);
        hotfix.advise();
        hotfix.throughBuild();

        assertThat(planned.life().refuses("dev-team", "recordPreProdResults", "pass", preProdResults()))
                .contains(
                        "preprod-trust-1 runs build " + hotfix.life().release().build() + " of " + hotfix.key());
        planned.recordPreProdResults("fail");
        planned.life().waitsAt("registerBuild");

        other.throughNotes();
        assertThat(life.refuses("dev-team", "testFix", "pass", fixResults("pass")))
                .contains("preprod-trust-2 runs build " + other.build() + " of " + other.key());
        life.decide("dev-team", "testFix", "fail", fixResults("fail"));
        hotfix.throughBuild();
        hotfix.test("pass");
        life.waitsAt("signOffCandidate");
    }

    private static Map.Entry<String, Object>[] preProdResults() {
        return array(
                entry("compatibility", "pass"),
                entry("compatibilityDetail", "AIDE 2.1"),
                entry("nfr", "noneRequired"),
                entry("nfrDetail", "No change"));
    }

    private static Map.Entry<String, Object>[] fixResults(String result) {
        return array(
                entry("fixWorks", result),
                entry("fixWorksDetail", "What is installed"),
                entry("compatibility", result),
                entry("compatibilityDetail", "What is installed"),
                entry("comment", "What is installed"));
    }

    @SafeVarargs
    private static <T> T[] array(T... entries) {
        return entries;
    }

    @Test
    @Requirement({"F-102", "F-103", "F-107", "F-109"})
    void anIssueThatNeedsNoHotfixIsRestoredAndExplainedAllTheSame() {
        var before = banner.history().size();
        var hotfix = HotfixRelease.start(context);
        hotfix.assess("no", "no", "no");
        assertThat(banner.history()).hasSize(before);
        assertThat(told(hotfix, "taken-offline")).isEmpty();

        hotfix.investigate("noHotfix");
        hotfix.confirmBau("notRestored");
        hotfix.goOn("restore");
        hotfix.confirmBau("restored");
        hotfix.throughRootCause();

        hotfix.life().endsAt("hotfixClosed");
        assertThat(report(hotfix)).contains("not compared: nothing was deployed to production");
        assertThat(automation.started(hotfix.key().value())).isEmpty();
        assertThat(carriedFixes.openTickets("flip")).isEmpty();
        assertThat(tickets.releaseOf("FLIP", hotfix.key().value()))
                .map(TicketRelease::state)
                .contains(TicketRelease.State.WITHDRAWN);
    }

    @Test
    @Requirement({"F-101", "F-102", "F-103"})
    void eitherCriterionTakesFlipOfflineAndTheAnswersMustBeGiven() {
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        assertThat(life.refuses("dev-team", "assessImpact", "assessed", entry("otherSystemAtRisk", "no")))
                .contains("yes or no", "data may be lost");
        assertThat(life.refuses(
                        "dev-team",
                        "assessImpact",
                        "assessed",
                        entry("otherSystemAtRisk", "no"),
                        entry("dataMayBeLost", "no"),
                        entry("mayAffectFurther", "no"),
                        entry("predictedReturn", "2020-07-01T00:00:00Z")))
                .contains("The expected return, Wed 1 Jul 2020 at 01:00 (London time), has passed");

        hotfix.assess("no", "no", "no");
        assertThat(assessments.isOffline(hotfix.key())).isFalse();
        hotfix.investigate("assessAgain");
        hotfix.assess("no", "yes", "no");
        assertThat(assessments.isOffline(hotfix.key())).isTrue();
        hotfix.investigate("assessAgain");
        hotfix.assess("no", "no", "yes");
        assertThat(assessments.isOffline(hotfix.key())).isTrue();
    }

    @Test
    @Requirement("F-140")
    void adviceIsAboutThePlanWhateverIsBuiltMeanwhile() {
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        hotfix.assess("no", "no", "no");
        hotfix.investigate("hotfix");
        hotfix.plan(EVERYWHERE);
        life.claim("trust-kch", "giveAdvice");
        life.claim("trust-uclh", "giveAdvice");

        hotfix.throughBuild();
        life.decide("trust-kch", "giveAdvice", "concern", entry("comment", "Theatre list that night"));
        assessments.expectFix(hotfix.key(), clock.instant().plus(Duration.ofDays(2)));

        assertThat(life.refuses("trust-uclh", "giveAdvice", "noConcern")).contains("changed while this form was open");
    }

    @Test
    @Requirement({"F-059", "F-062", "F-110", "F-138", "X-02"})
    void aFixThatFailsAnywhereBeforeProductionIsMadeAnew() {
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        hotfix.assess("no", "no", "no");
        hotfix.investigate("hotfix");
        assertThat(life.refuses("dev-team", "planFix", "plan", entry("fixDate", "2030-01-01T00:00:00Z")))
                .contains("one or more of: Central Hub, King's College Hospital, ");
        assertThat(life.refuses("dev-team", "planFix", "plan", entry("targets", List.of("kch"))))
                .contains("Say when the fix is expected");
        hotfix.plan(List.of("kch"));
        assertThat(life.shownInAll("giveAdvice", "whoIsHit"))
                .contains(
                        "the users at King's College Hospital, while it is deployed there.",
                        "nobody at Guy's and St Thomas': it does not go there.");
        assertThat(life.shownInAll("giveAdvice", "asked"))
                .allSatisfy(asked -> assertThat(asked).startsWith("Is a fix by "));
        life.fire("consultationClosed");
        life.waitsAt("assessDocuments", "confirmFixDate", "registerFix");
        assertThat(life.refuses("dev-team", "confirmFixDate", "confirm", entry("fixDate", "2020-01-01T00:00:00Z")))
                .contains("Wed 1 Jan 2020 at 00:00 (London time), which has passed");
        life.decide("dev-team", "confirmFixDate", "confirm");
        assertThat(life.refuses("dev-team", "registerFix", "register", entry("build", hotfix.build(List.of()))))
                .contains(hotfix.issue().reference(), "register a build");

        life.decide("dev-team", "registerFix", "register", entry("build", hotfix.nextBuild()));
        hotfix.assessDocuments("notNeeded");
        life.decide(
                "dev-team",
                "reviewNotes",
                "rework",
                entry("comment", "Say more"),
                entry("notesSummary", "Sign-in works again"));
        automation.failNextAt("preprod-trust-1");
        life.decide("dev-team", "reviewNotes", "approve");
        life.decide("dev-team", "decideOnFailure", "stop", entry("comment", "The build is broken"));
        hotfix.throughBuild();
        assertThat(life.refuses("dev-team", "testFix", "pass", entry("fixWorks", "fail")))
                .isNotBlank();
        hotfix.test("fail");
        hotfix.throughBuild();
        hotfix.test("pass");
        life.decide("product-owner", "signOffCandidate", "refuse", entry("comment", "Not this way"));
        hotfix.throughBuild();
        hotfix.test("pass");
        life.decide("product-owner", "signOffCandidate", "signOff");
        assertThat(life.refuses("dev-team", "confirmCandidate", "confirm")).contains("'Register fix' yourself");
        life.decide("dev-team-2", "confirmCandidate", "refuse", entry("comment", "Found another fault"));

        life.waitsAt("assessDocuments", "registerFix");
        assertThat(told(hotfix, "candidate-signed-off")).isEmpty();
    }

    @Test
    @Requirement({"F-072", "F-073", "F-074", "F-075", "F-076"})
    void aDocumentThatTheFixChangesIsUpdatedAndSharedBeforeTheHotfixCloses() {
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        hotfix.assess("no", "no", "no");
        hotfix.investigate("hotfix");
        hotfix.plan(EVERYWHERE);
        hotfix.advise();
        life.decide("dev-team", "registerFix", "register", entry("build", hotfix.nextBuild()));
        assertThat(life.refuses("dev-team", "assessDocuments", "done", entry("clinicalSafety", "notNeeded")))
                .contains("Clinical safety: reason");
        hotfix.assessDocuments("needed");
        life.decide("dev-team", "reviewNotes", "approve");
        assertThat(notes(hotfix)).contains("**Training**: is being updated", "**Clinical safety**: not needed");
        hotfix.throughTest();
        hotfix.throughProduction();
        hotfix.throughRootCause();

        life.waitsAt("updateDocuments");
        assertThat(life.refuses("dev-team", "updateDocuments", "done")).contains("Training: give the address");
        life.decide(
                "dev-team", "updateDocuments", "done", entry("trainingLink", "https://docs.example/training/sign-in"));

        life.endsAt("hotfixClosed");
        assertThat(notes(hotfix)).contains("https://docs.example/training/sign-in");
        assertThat(told(hotfix, "documents-updated"))
                .containsExactly("ai-centre", "product-owner", "trust-gstt", "trust-kch", "trust-uclh");
    }

    @Test
    @Requirement("F-113")
    void aDateThatNobodyConfirmsIsSupersededByTheWindowAndKeepsNoHotfixOpen() {
        var hotfix = HotfixRelease.start(context);
        hotfix.assess("no", "no", "no");
        hotfix.investigate("hotfix");
        hotfix.plan(EVERYWHERE);
        hotfix.life().decide("ai-centre", "giveAdvice", "noConcern");
        hotfix.throughCandidate();
        hotfix.life().waitsAt("giveAdvice", "setFixWindow");
        assertThat(hotfix.life()
                        .refuses(
                                "dev-team",
                                "setFixWindow",
                                "set",
                                entry("windowStart", "2020-01-01T00:00:00Z"),
                                entry(
                                        "windowEnd",
                                        clock.instant()
                                                .plus(Duration.ofHours(2))
                                                .toString())))
                .contains("'why then' is missing");
        hotfix.setWindow();
        hotfix.life().waitsAt("windowOpens");
        hotfix.openWindow();
        hotfix.decideSmokeTest("notNeeded");
        hotfix.confirmBau("notRestored");
        hotfix.goOn("fixAgain");

        hotfix.plan(EVERYWHERE);
        hotfix.life().fire("consultationClosed");
        assertThat(hotfix.life().tasks("confirmFixDate")).hasSize(1);
        hotfix.throughCandidate();
        hotfix.throughProduction();
        hotfix.throughRootCause();

        hotfix.life().endsAt("hotfixClosed");
        assertThat(told(hotfix, "fix-dates")).isEmpty();
    }

    @Test
    @Requirement({"F-056", "F-108"})
    void preProdIsComparedAndASiteThatTheFixDoesNotGoToDiffersAsExpected() {
        var hotfix = HotfixRelease.start(context);
        hotfix.throughFix("no", List.of("hub", "kch"));
        hotfix.throughProduction();
        hotfix.throughRootCause();

        var build = String.valueOf(hotfix.life().release().build());
        assertThat(report(hotfix))
                .contains("preprod-trust-1 runs " + build + ", as expected: this release does not go to gstt")
                .doesNotContain("kch runs", "hub runs", "not compared");
    }

    @Test
    @Requirement({"F-081", "F-108", "F-109", "X-23"})
    void aRolloutThatEndsWithoutTheFixInPlaceIsDecidedByPeople() {
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        hotfix.throughFix("yes", List.of("kch"));
        hotfix.setWindow();
        life.fire("windowOpens");
        life.waitsAt("tellInPerson");
        automation.failNextAt("kch");
        life.decide("dev-team", "tellInPerson", "told", entry("comment", "By telephone"));
        life.decide("dev-team", "decideOnFailure", "stop", entry("comment", "Not this build"));
        life.waitsAt("confirmBau");
        hotfix.confirmBau("notRestored");
        hotfix.goOn("fixAgain");

        assertThat(assessments.isOffline(hotfix.key())).isTrue();
        assertThat(banner.now().message()).contains("out of service");
        hotfix.plan(List.of("kch"));
        hotfix.advise();
        hotfix.throughCandidate();
        hotfix.setWindow();
        hotfix.openWindow();
        assertThat(agreements.find(hotfix.key(), "hub").orElseThrow().state()).isEqualTo(State.LEFT_OUT);
        var build = String.valueOf(life.release().build());
        assertThat(automation.started(hotfix.key().value()))
                .contains("DEPLOY " + build + " kch")
                .noneMatch(run -> run.endsWith(" hub"));
    }

    @Test
    @Requirement({"F-138", "X-01", "X-23"})
    void aFailedSmokeTestIsRepeatedAcceptedOrRolledBack() {
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        hotfix.throughFix("no", EVERYWHERE);
        hotfix.setWindow();
        hotfix.openWindow();
        hotfix.decideSmokeTest("needed");
        hotfix.smokeTest("fail");
        life.decide("dev-team", "decideOnSmokeTest", "repeat", entry("comment", "The network was down"));
        hotfix.smokeTest("fail");
        life.decide("dev-team", "decideOnSmokeTest", "rollBack", entry("comment", "It is worse than before"));
        hotfix.confirmBau("notRestored");
        hotfix.goOn("fixAgain");
        hotfix.plan(EVERYWHERE);
        hotfix.advise();
        hotfix.throughCandidate();
        hotfix.setWindow();
        hotfix.openWindow();
        hotfix.decideSmokeTest("needed");
        hotfix.smokeTest("fail");
        life.decide("dev-team", "decideOnSmokeTest", "accept", entry("comment", "The test script is wrong"));

        life.waitsAt("confirmBau");
    }

    @Test
    @Requirement({"F-083", "F-104", "F-105", "F-106"})
    void peopleHearHowItStandsWhileFlipIsOfflineAndWhenItComesBackEarlier() {
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        life.fire("statusDue");
        assertThat(told(hotfix, "status-update")).isEmpty();
        hotfix.assess("yes", "no", "no");

        life.fire("statusDue");
        assertThat(told(hotfix, "status-update")).isEqualTo(CONSULTED);
        var back = clock.instant().plus(Duration.ofHours(9));
        downtimes.move(hotfix.key(), back, "dev-team");
        life.advance();
        assertThat(told(hotfix, "offline-moved")).isEqualTo(CONSULTED);
        assertThat(banner.history())
                .extracting(SiteDisplay::message)
                .last()
                .asString()
                .contains(clockTime(back));
        downtimes.backOnline(hotfix.key(), "dev-team");
        life.advance();
        assertThat(told(hotfix, "online-again")).isEqualTo(CONSULTED);
        assertThat(banner.now().deploymentMode()).isFalse();
        assertThat(assessments.isOffline(hotfix.key())).isFalse();

        assertThatThrownBy(() -> downtimes.backOnline(hotfix.key(), "dev-team")).isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> releases.withdraw(hotfix.key(), "dev-team", "Enough"))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("no hotfix");
    }

    @Test
    @Requirement("F-083")
    void thePredictedEndOfTheDowntimeMovesOnTheBannerToo() {
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        hotfix.throughFix("no", EVERYWHERE);
        hotfix.setWindow();
        automation.failNextAt("hub");
        hotfix.openWindow();
        life.waitsAt("decideOnFailure");

        var back = clock.instant().plus(Duration.ofHours(4));
        downtimes.move(hotfix.key(), back, "dev-team");
        life.advance();

        assertThat(told(hotfix, "downtime-moved")).contains("trust-kch");
        assertThat(banner.now().message()).contains(clockTime(back));
        assertThatThrownBy(() -> downtimes.backOnline(hotfix.key(), "dev-team"))
                .hasMessageContaining("has not taken the service offline");
    }

    @Test
    void aStepThatNobodyTakesIsEscalatedToThoseAccountable() {
        var hotfix = HotfixRelease.start(context);
        var life = hotfix.life();
        hotfix.assess("no", "no", "no");
        life.fire("escalationDue");
        assertThat(told(hotfix, "task-escalated")).isEmpty();

        clock.advanceTo(clock.instant().plus(Duration.ofMinutes(31)));
        life.fire("escalationDue");
        assertThat(told(hotfix, "task-escalated")).containsExactly("answer", "product-owner");
        life.fire("reminderDue");
        assertThat(told(hotfix, "task-overdue")).containsExactly("answer");
    }

    @Test
    @Requirement({"F-098", "F-099", "F-100"})
    void onlyABlockerInProductionFromTheServiceDeskStartsAHotfix() {
        assertThat(refusal(new LiveIssue("SD-1", 2, "production", "Slow"))).contains("Hotfix needs severity 1");
        assertThat(refusal(new LiveIssue("SD-1", 1, "uat", "Broken"))).contains("severity 1 in uat");
        assertThat(refusal(new LiveIssue(" ", 1, "production", "Broken"))).contains("reference");
        assertThat(refusal(null)).contains("service desk");
        assertThatThrownBy(() -> desk.report(
                        "flip", new LiveIssue("SD-1", 3, "production", "Typo"), "service-desk", "1", "service-desk"))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("planned release");
        assertThat(issues.handledBy("flip", "SD-1", 5)).isEmpty();
    }

    @Test
    @Tag("engine")
    @Requirement({"F-099", "F-115"})
    void anIssueThatTurnsOutToBeABlockerStartsAHotfixAndALesserReportJoinsIt() {
        var analysed = desk.report("flip", issue(2), "service-desk", "first", "service-desk");
        var hotfix = desk.report("flip", issue(1), "service-desk", "second", "service-desk");
        var lesser = desk.report("flip", issue(3), "service-desk", "third", "service-desk");

        assertThat(analysed.release().type()).isEqualTo("rca");
        assertThat(hotfix.started()).isTrue();
        assertThat(hotfix.release().type()).isEqualTo("hotfix");
        assertThat(lesser.started()).isFalse();
        assertThat(lesser.release().key()).isEqualTo(hotfix.release().key());
        assertThat(issues.reports(hotfix.release().key())).hasSize(2);
    }

    @Test
    @Tag("engine")
    @Requirement("F-100")
    void manyReportsAtTheSameMomentStartOneHotfixAndAreAllRecorded() throws Exception {
        var issue = new LiveIssue("SD-77", 1, "production", "Nobody can sign in");
        var together = new CountDownLatch(1);
        var people = Executors.newFixedThreadPool(8);
        try {
            var reports = IntStream.range(0, 8)
                    .mapToObj(number -> people.submit((Callable<ServiceDesk.Reception>) () -> {
                        together.await();
                        return desk.report("flip", issue, "service-desk", "delivery-" + number, "service-desk");
                    }))
                    .toList();
            together.countDown();
            var receptions = new java.util.ArrayList<ServiceDesk.Reception>();
            for (var report : reports) {
                receptions.add(report.get());
            }

            assertThat(receptions).filteredOn(ServiceDesk.Reception::started).hasSize(1);
            assertThat(receptions)
                    .extracting(one -> one.release().key())
                    .containsOnly(receptions.get(0).release().key());
            assertThat(issues.reports(receptions.get(0).release().key())).hasSize(8);
            desk.report("flip", issue, "service-desk", "delivery-3", "service-desk");
            assertThat(issues.reports(receptions.get(0).release().key())).hasSize(8);
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void aHotfixMendsWhatProductionRunsWhateverIsOnItsWay() {
        var shipped = HotfixRelease.start(context);
        shipped.throughFix("no", EVERYWHERE);
        shipped.setWindow();
        shipped.openWindow();
        PlannedRelease.start(context, "On its way");

        var hotfix = HotfixRelease.start(context);

        var base = Objects.requireNonNull(shipped.life().release().version());
        assertThat(hotfix.life().release().version()).isEqualTo(base.next(io.slipway.programme.VersionPart.EMERGENCY));
        assertThat(scopes.of(hotfix.key()))
                .extracting(ScopeItem::ticket)
                .containsExactly(hotfix.issue().reference());
    }

    private String notes(HotfixRelease hotfix) {
        return text(hotfix, ReleaseDocument.RELEASE_NOTES);
    }

    private String report(HotfixRelease hotfix) {
        return text(hotfix, ReleaseDocument.ROLLOUT_REPORT);
    }

    private String text(HotfixRelease hotfix, String kind) {
        return documents.newest(hotfix.key(), kind).orElseThrow().markdown();
    }

    private static String clockTime(Instant moment) {
        return DateTimeFormatter.ofPattern("HH:mm").format(moment.atZone(ZoneId.of("Europe/London")));
    }

    private static LiveIssue issue(int severity) {
        return new LiveIssue("SD-88", severity, "production", "Sign-in is slow");
    }

    private String refusal(@Nullable LiveIssue issue) {
        var request = new StartRequest("flip", "hotfix", "Title", "Reason", null, null, null, issue);
        try {
            releases.start(request, "dev-team");
        } catch (RuleBroken refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("A hotfix was started from " + issue);
    }

    private String shownRefusal(Lifecycle life) {
        var task = life.tasks("resolveRefusal").get(0).getId();
        return String.valueOf(context.getBean(TaskService.class).getVariable(task, "refusal"));
    }

    /** Who was asked by mail to do the task. */
    private Set<String> asked(HotfixRelease hotfix, String task) {
        return notices.of(hotfix.key()).stream()
                .filter(found ->
                        found.name().equals("task-opened") && found.subject().contains(": " + task + ","))
                .flatMap(found -> found.deliveries().stream())
                .map(Delivery::party)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> told(HotfixRelease hotfix, String notice) {
        var parties = new TreeSet<String>();
        notices.of(hotfix.key()).stream()
                .filter(found -> found.name().equals(notice))
                .flatMap(found -> found.deliveries().stream())
                .map(Delivery::party)
                .forEach(parties::add);
        return parties;
    }
}
