package io.slipway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.approval.Approvals;
import io.slipway.banner.BannerChange;
import io.slipway.banner.Banners;
import io.slipway.build.Build;
import io.slipway.calendar.ReleaseCalendar;
import io.slipway.comms.Delivery;
import io.slipway.comms.Notice;
import io.slipway.comms.Notices;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.DowntimeEnds;
import io.slipway.downtime.SiteAgreement.State;
import io.slipway.downtime.Windows;
import io.slipway.issues.CarriedFixes;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Criteria;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.testing.AutomationSimulator;
import io.slipway.testing.BannerSimulator;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import io.slipway.testing.TicketFile;
import io.slipway.testing.Walks;
import io.slipway.words.ReadableTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The planned release, scenario by scenario: together they walk every path of its model and of the shared parts. */
@SlipwayTest
@Walks(
        value = {"planned-release", "consult", "deploy-release", "roll-back-release"},
        only = "(?!" + AdoptedProgrammeTest.BY_HAND + ").*")
class PlannedReleaseLifecycleTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    AutomationSimulator automation;

    @Autowired
    BannerSimulator banner;

    @Autowired
    Banners banners;

    @Autowired
    TestClock clock;

    @Autowired
    Approvals approvals;

    @Autowired
    Releases releases;

    @Autowired
    DowntimeEnds downtimes;

    @Autowired
    Scopes scopes;

    @Autowired
    Criteria criteria;

    @Autowired
    Agreements agreements;

    @Autowired
    Windows windows;

    @Autowired
    CarriedFixes carriedFixes;

    @Autowired
    Notices notices;

    @Autowired
    HistoryService history;

    @Autowired
    ReleaseCalendar calendar;

    @Autowired
    Programmes programmes;

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    @Tag("engine")
    @Requirement({"F-137", "F-089", "F-085"})
    void aReleaseGoesThroughEveryEnvironmentInOrderAndCloses() {
        var release = PlannedRelease.start(context, "Cohort discovery");

        release.throughRestore();
        release.close();

        release.life().endsAt("releaseClosed");
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(release.life().release().processInstanceId())
                        .singleResult()
                        .getStartUserId())
                .isEqualTo("dev-team");
        assertThat(automation.started(release.key().value()))
                .containsExactly(
                        "DEPLOY " + release.build() + " sit",
                        "VERIFY " + release.build() + " sit",
                        "DEPLOY " + release.build() + " uat",
                        "VERIFY " + release.build() + " uat",
                        "DEPLOY " + release.build() + " preprod-trust-1,preprod-trust-2",
                        "VERIFY " + release.build() + " preprod-trust-1,preprod-trust-2",
                        "DEPLOY " + release.build() + " hub",
                        "VERIFY " + release.build() + " hub",
                        "DEPLOY " + release.build() + " kch,uclh",
                        "VERIFY " + release.build() + " kch,uclh",
                        "DEPLOY " + release.build() + " gstt",
                        "VERIFY " + release.build() + " gstt");
    }

    @Test
    @Requirement({"F-002", "F-009", "F-012", "F-013", "F-R01.DEV", "F-R01.PO", "F-138", "F-139"})
    void theScopeIsDefinedByAnswerAndAcceptedByTheProductOwner() {
        var release = PlannedRelease.start(context, "Scope");
        var life = release.life();
        var tickets = release.tickets();

        assertThat(life.offeredTo("defineScope")).containsExactly("flip-dev-team");
        assertThat(life.refuses("dev-team", "defineScope", "close", entry("tickets", tickets)))
                .containsIgnoringCase("item of the plan");
        assertThat(life.refuses(
                        "dev-team",
                        "defineScope",
                        "close",
                        entry("planReference", "Q4"),
                        entry("tickets", List.of(tickets.get(2)))))
                .contains("feature");
        assertThat(life.refuses(
                        "dev-team",
                        "defineScope",
                        "close",
                        entry("planReference", "Q4"),
                        entry("tickets", tickets),
                        entry("userTestTickets", List.of(tickets.get(0)))))
                .contains(tickets.get(1));
        release.defineScope();
        assertThat(life.offeredTo("acceptScope")).containsExactly("flip-product-owner");
        assertThat(life.refuses("product-owner", "acceptScope", "rework")).contains("comment");
        life.decide("product-owner", "acceptScope", "rework", entry("comment", "Where is the export?"));
        life.waitsAt("defineScope");
        release.defineScope();
        life.decide("product-owner", "acceptScope", "accept");

        life.waitsAt("planSchedule");
        assertThat(scopes.of(release.key())).extracting(ScopeItem::ticket).containsExactlyElementsOf(tickets);
        assertThat(approvals.of(release.key()))
                .extracting(approval -> approval.person() + " " + approval.step() + " " + approval.decision())
                .containsExactly(
                        "dev-team defineScope close",
                        "product-owner acceptScope rework",
                        "dev-team defineScope close",
                        "product-owner acceptScope accept");
    }

    @Test
    @Requirement({"F-007", "F-015", "F-140", "F-R02.PO", "F-R02.TRU", "X-08"})
    void thoseConsultedAdviseBeforeTheDateIsSettledAndSilenceDoesNotBlock() {
        var release = PlannedRelease.start(context, "Schedule");
        var life = release.life();
        release.throughScope();

        assertThat(life.refuses("dev-team", "planSchedule", "propose", entry("scheduledDate", "2020-01-01")))
                .contains("passed");
        assertThat(life.refuses("dev-team", "planSchedule", "propose", entry("scheduledDate", "soon")))
                .contains("not a date");
        release.planSchedule();
        var day = ReadableTime.day(Objects.requireNonNull(life.release().scheduledDate()));
        assertThat(life.shownInAll("giveAdvice", "asked"))
                .contains("Is " + day + " acceptable for King's College Hospital?");
        assertThat(life.shownInAll("giveAdvice", "whoIsHit"))
                .contains("the users at King's College Hospital, while it is deployed there.")
                .anySatisfy(everybody -> assertThat(everybody).contains("King's", "University", "Guy's"));
        assertThat(life.offeredTo("giveAdvice"))
                .containsExactly("flip-product-owner", "flip-trust-gstt", "flip-trust-kch", "flip-trust-uclh");
        life.decide("trust-gstt", "giveAdvice", "concern", entry("comment", "Our PACS is down that week"));
        life.fire("consultationClosed");
        life.decide("dev-team", "confirmSchedule", "replan", entry("comment", "Guy's PACS is down"));
        release.planSchedule();
        release.advise();
        life.decide("dev-team", "confirmSchedule", "confirm");

        life.waitsAt("assessDocuments");
        assertThat(releases.get(release.key()).scheduledDate()).isNotNull();
    }

    @Test
    @Requirement({"F-072", "F-074", "F-076", "F-046", "F-R05.PO", "F-R05.UAT"})
    void documentsThatNeedAnUpdateAreUpdatedConsultedOnAndShared() {
        var release = PlannedRelease.start(context, "Documents");
        var life = release.life();
        release.throughSchedule();

        assertThat(life.refuses("dev-team", "assessDocuments", "done", entry("clinicalSafety", "notNeeded")))
                .contains("Clinical safety");
        release.assessDocuments("needed");
        assertThat(life.refuses("dev-team", "updateDocuments", "done", entry("trainingLink", "javascript:alert(1)")))
                .contains("https://");
        life.decide("dev-team", "updateDocuments", "done", entry("trainingLink", "https://docs.flip.example/training"));
        assertThat(life.offeredTo("giveAdvice")).containsExactly("flip-product-owner", "flip-uat-testers");
        assertThat(criteria.isMet(life.release(), "trainingShared")).isFalse();
        life.decide("product-owner", "giveAdvice", "noConcern");
        life.decide("uat-tester", "giveAdvice", "noConcern");

        life.waitsAt("registerBuild");
        assertThat(criteria.isMet(life.release(), "trainingShared")).isTrue();
    }

    @Test
    @Requirement({"F-023", "F-024", "F-025", "F-027", "F-029", "F-031", "F-044", "F-126"})
    void nothingLeavesSitWithoutCriteriaResultsEvidenceAndAnotherPersonsSignOff() {
        var release = PlannedRelease.start(context, "SIT");
        var life = release.life();
        release.throughDocuments();

        var build = release.nextBuild(List.of());
        assertThat(life.refuses("dev-team", "registerBuild", "register", entry("build", build)))
                .contains("Development is complete", "Automation tests", "regression");
        assertThat(life.refuses("dev-team", "registerBuild", "register", entry("build", "nowhere")))
                .contains("nowhere");
        automation.failNextAt("sit");
        release.registerBuild(build);
        life.decide("dev-team", "decideOnFailure", "stop", entry("comment", "The build is bad"));
        release.registerBuild();
        assertThat(life.refuses(
                        "dev-team",
                        "recordSitResults",
                        "pass",
                        entry("automatedFunctional", "pass"),
                        entry("automatedNonFunctional", "pass"),
                        entry("manualFunctional", "pass"),
                        entry("manualNonFunctional", "pass")))
                .contains("No test evidence", release.tickets().get(0));
        release.recordSitResults("fail");
        release.registerBuild();
        release.uploadEvidence();
        release.recordSitResults("pass");
        assertThat(life.refuses("dev-team", "signOffSit", "signOff")).contains("another member");
        life.decide("dev-team-2", "signOffSit", "refuse", entry("comment", "Evidence is thin"));
        release.throughSitAgain();

        life.waitsAt("testFeatures");
    }

    @Test
    @Requirement({"F-027", "F-044", "F-051"})
    void onlyWhatIsInstalledPassesATestAndWhatWasReplacedIsDeployedAndTestedAgain() {
        var release = PlannedRelease.start(context, "Replaced");
        var life = release.life();
        release.throughDocuments();
        var other = PlannedRelease.start(context, "In between");
        other.throughDocuments();

        release.registerBuild();
        other.registerBuild();
        assertThat(life.refuses("dev-team", "recordSitResults", "pass", sitResults("pass")))
                .contains("sit runs build " + other.build() + " of " + other.key());
        life.decide("dev-team", "recordSitResults", "fail", sitResults("fail"));
        release.throughSitAgain();
        life.waitsAt("testFeatures");

        other.life().decide("dev-team", "recordSitResults", "fail", sitResults("fail"));
        other.throughSitAgain();
        assertThat(life.refuses(
                        "uat-tester",
                        "testFeatures",
                        "done",
                        entry("passedFeatures", release.tickets().subList(0, 2))))
                .contains("uat runs build " + other.build() + " of " + other.key());
        release.testFeatures(List.of());
        refuse(release, release.tickets().get(0));
        life.decide("product-owner", "decideOnRefusal", "fixAndRetest", entry("comment", "It was not on UAT"));
        release.throughSitAgain();
        release.throughUatAgain();

        life.waitsAt("reviewNotes");
    }

    @Test
    @Requirement({"F-051", "X-10", "F-048", "F-127"})
    void aRefusedFeatureIsDroppedByFlagInANewBuild() {
        var release = PlannedRelease.start(context, "Drop by flag");
        var life = release.life();
        var dropped = release.tickets().get(1);
        release.throughSit();

        assertThat(life.refuses(
                        "uat-tester",
                        "testFeatures",
                        "done",
                        entry("passedFeatures", List.of(release.tickets().get(0))),
                        entry("comment", "One of them works")))
                .contains("as passed or as failed; look at " + dropped);
        assertThat(life.refuses(
                        "uat-tester",
                        "testFeatures",
                        "done",
                        entry("passedFeatures", release.tickets().subList(0, 2)),
                        entry("failedFeatures", List.of(dropped))))
                .contains("as passed or as failed; look at " + dropped);
        release.testFeatures(List.of(release.tickets().get(0)));
        assertThat(life.refuses("product-owner", "signOffFeatures", "signOff")).contains(dropped);
        assertThat(life.shown("signOffFeatures").prop("featureSummary").stringValue())
                .isEqualTo("1 of 2 passed; not passed: " + dropped);
        refuse(release, dropped);
        assertThat(life.shown("decideOnRefusal").prop("refusedFeatures").stringValue())
                .startsWith(dropped)
                .contains("has a flag");
        assertThat(life.refuses("product-owner", "decideOnRefusal", "dropByFlag"))
                .contains("explain");
        life.decide("product-owner", "decideOnRefusal", "dropByFlag", entry("comment", "Later"));
        var on = release.nextBuild(List.of(new Build.Flag("cohort-export", true)));
        assertThat(life.refuses(
                        "dev-team",
                        "registerBuild",
                        "register",
                        entry("build", on),
                        entry("developmentComplete", true),
                        entry("automationTestsPassed", true),
                        entry("regressionTestsPassed", true)))
                .contains(dropped, "flag");
        assertThat(criteria.isMet(life.release(), "sitSignedOff")).isTrue();
        release.registerBuild(release.nextBuild(List.of(new Build.Flag("cohort-export", false))));

        assertThat(criteria.isMet(life.release(), "sitSignedOff")).isFalse();
        release.uploadEvidence();
        release.recordSitResults("pass");
        life.decide("dev-team-2", "signOffSit", "signOff");
        release.testFeatures(List.of(release.tickets().get(0)));
        life.decide("product-owner", "signOffFeatures", "signOff");
        life.decide("dev-team", "confirmUatComplete", "testAgain", entry("comment", "One more round"));
        release.testFeatures(List.of(release.tickets().get(0)));
        life.decide("product-owner", "signOffFeatures", "signOff");
        life.decide("dev-team", "confirmUatComplete", "confirm");
        life.waitsAt("reviewNotes");
    }

    @Test
    @Requirement({"F-051", "F-052"})
    void aReleaseThatIsDelayedGetsANewDateAndANewBuild() {
        var release = PlannedRelease.start(context, "Delay");
        var life = release.life();
        release.throughSit();
        release.testFeatures(List.of());
        refuse(release, release.tickets().get(0));

        life.decide("product-owner", "decideOnRefusal", "delay", entry("comment", "Not ready this month"));
        life.waitsAt("planSchedule");
        release.planSchedule();
        release.advise();
        life.decide("dev-team", "confirmSchedule", "confirm");

        life.waitsAt("registerBuild");
        automation.failNextAt("uat");
        release.throughSitAgain();
        life.decide("dev-team", "decideOnFailure", "stop", entry("comment", "Wrong host"));
        life.waitsAt("registerBuild");
    }

    @Test
    @Requirement({"X-03", "F-054", "F-058", "F-060", "F-061", "F-066"})
    void preProdIsLeftOnlyWithCompatibilityNfrAndOat() {
        var release = PlannedRelease.start(context, "Pre-Prod");
        var life = release.life();
        release.throughUat();

        life.decide(
                "dev-team",
                "reviewNotes",
                "rework",
                entry("comment", "Too technical"),
                entry("notesSummary", "Researchers can export cohort counts."));
        assertThat(releases.get(release.key()).notesSummary()).isEqualTo("Researchers can export cohort counts.");
        automation.failNextAt("preprod-trust-2");
        release.throughNotes();
        life.decide("dev-team", "decideOnFailure", "stop", entry("comment", "Disk full"));
        release.throughSitAgain();
        release.throughUatAgain();
        release.throughNotes();
        assertThat(life.refuses("dev-team", "recordPreProdResults", "pass", entry("compatibility", "pass")))
                .contains("NFR");
        assertThat(life.refuses(
                        "dev-team",
                        "recordPreProdResults",
                        "pass",
                        entry("compatibility", "fail"),
                        entry("compatibilityDetail", "AIDE hangs"),
                        entry("nfr", "noneRequired"),
                        entry("nfrDetail", "No change")))
                .contains("only when");
        release.recordPreProdResults("fail");
        release.throughSitAgain();
        release.throughUatAgain();
        release.throughNotes();
        release.recordPreProdResults("pass");
        assertThat(life.offeredTo("signOffOat")).containsExactly("flip-product-owner");
        life.decide("product-owner", "signOffOat", "refuse", entry("comment", "Runbook missing"));
        life.waitsAt("registerBuild");
    }

    @Test
    @Requirement({"F-062", "F-053", "F-R12.PO", "F-R12.DEV", "F-138"})
    void theCandidateIsSignedOffByTheProductOwnerAndConfirmedByAnotherMemberOfAnswer() {
        var release = PlannedRelease.start(context, "Candidate");
        var life = release.life();
        release.throughUat();
        release.throughNotes();
        release.throughPreProd();

        life.decide("product-owner", "signOffCandidate", "refuse", entry("comment", "A flag is wrong"));
        release.throughSitAgain();
        release.throughUatAgain();
        release.throughNotes();
        release.throughPreProd();
        life.decide("product-owner", "signOffCandidate", "signOff");
        assertThat(life.offeredTo("confirmCandidate")).containsExactly("flip-dev-team");
        assertThat(life.refuses("dev-team", "confirmCandidate", "confirm")).contains("another member");
        life.decide("dev-team-2", "confirmCandidate", "refuse", entry("comment", "Wait for the audit"));

        life.waitsAt("registerBuild");
        assertThat(criteria.isMet(life.release(), "candidateSignedOff")).isFalse();
    }

    @Test
    @Requirement({"F-016", "F-014", "F-080", "F-088"})
    void eachTrustAgreesItsDateOrProposesAnotherAndIsNeverDeployedWithout() {
        var release = PlannedRelease.start(context, "Agreement");
        var life = release.life();
        release.throughCandidate();
        var soon = clock.instant().plus(Duration.ofDays(60));
        var flip = programmes.get("flip");
        var day = Objects.requireNonNull(life.release().scheduledDate());

        assertThat(life.suggested("setWindow", "windowStart"))
                .isEqualTo(calendar.lowUseStart(flip, day)
                        .map(flip.time()::inInput)
                        .orElse(null));
        assertThat(life.refuses(
                        "dev-team",
                        "setWindow",
                        "set",
                        entry("windowStart", "2020-01-01T20:00:00Z"),
                        entry("windowEnd", "2020-01-01T22:00:00Z"),
                        entry("sites", List.of("kch"))))
                .contains("past");
        assertThat(life.refuses(
                        "dev-team",
                        "setWindow",
                        "set",
                        entry("windowStart", soon.toString()),
                        entry("windowEnd", soon.plusSeconds(3600).toString()),
                        entry("windowReason", "Quiet"),
                        entry("sites", List.of("nowhere"))))
                .contains("sites that can be reached");
        release.setWindow();
        assertThat(life.offeredTo("agreeDate")).containsExactly("flip-trust-gstt", "flip-trust-kch", "flip-trust-uclh");
        var window = windows.find(release.key(), 1).orElseThrow();
        life.decide("trust-kch", "agreeDate", "agree");
        assertThat(life.refuses("trust-uclh", "agreeDate", "propose", entry("comment", "Theatre week")))
                .contains("Propose a start");
        assertThat(life.refuses(
                        "trust-uclh",
                        "agreeDate",
                        "propose",
                        entry("proposedStart", "2020-01-01T20:00:00Z"),
                        entry("comment", "Theatre week")))
                .contains("The start you propose has passed");
        propose(release, "trust-uclh", soon);
        life.decide("dev-team", "considerProposal", "askAgain", entry("comment", "The hub is not up so late"));
        propose(release, "trust-uclh", window.startsAt().plusSeconds(3600), "A clinic is open then");
        assertThat(life.shown("considerProposal").prop("siteSaid").stringValue())
                .isEqualTo("A clinic is open then");
        assertThat(life.refuses("dev-team", "considerProposal", "accept", entry("comment", "Fine")))
                .contains("overlap that of " + release.key());
        life.decide("dev-team", "considerProposal", "askAgain", entry("comment", "Not while the hub is down"));
        propose(release, "trust-uclh", soon);
        life.decide("dev-team", "considerProposal", "accept", entry("comment", "Fine"));
        propose(release, "trust-gstt", soon);
        assertThat(criteria.isMet(life.release(), "datesAgreed")).isFalse();
        life.decide("dev-team", "considerProposal", "leaveOut", entry("comment", "Next release"));

        life.waitsAt("windowOpens");
        assertThat(agreements.of(release.key()))
                .extracting(agreement -> agreement.site() + " " + agreement.state() + " " + agreement.window())
                .containsExactly("gstt LEFT_OUT 1", "kch AGREED 1", "uclh AGREED 2");
        release.openWindow();
        assertThat(life.refuses(
                        "dev-team",
                        "decideSmokeTest",
                        "needed",
                        entry("testSite", "uclh"),
                        entry("comment", "New engine")))
                .contains("since this window: [kch]");
        life.decide("dev-team", "decideSmokeTest", "notNeeded", entry("comment", "Texts only"));
        life.waitsAt("windowOpens");
        assertThat(automation.started(release.key().value()))
                .contains("DEPLOY " + release.build() + " kch")
                .noneMatch(run -> run.endsWith("uclh") || run.endsWith("gstt"));
        release.openWindow(2);
        assertThat(life.suggested("decideSmokeTest", "testSite")).isNull();
        life.decide("dev-team", "decideSmokeTest", "notNeeded", entry("comment", "Texts only"));
        release.close();
        assertThat(automation.started(release.key().value()))
                .contains("DEPLOY " + release.build() + " uclh")
                .noneMatch(run -> run.endsWith("gstt"));
        assertThat(agreements.find(release.key(), "gstt").orElseThrow().state()).isEqualTo(State.LEFT_OUT);
    }

    @Test
    @Tag("engine")
    @Requirement({"F-014", "F-080"})
    void twoDowntimesOfAProgrammeNeverOverlap() {
        var first = PlannedRelease.start(context, "First downtime");
        first.throughCandidate();
        first.setWindow();
        var taken = windows.find(first.key(), 1).orElseThrow();
        var second = PlannedRelease.start(context, "Second downtime");
        second.throughCandidate();

        assertThat(refusal(
                        second,
                        taken.startsAt().minusSeconds(3600),
                        taken.startsAt().plusSeconds(1)))
                .contains("overlap that of " + first.key())
                .contains(inLondon(taken.startsAt()) + " to " + inLondon(taken.predictedEnd()));
        assertThat(refusal(
                        second,
                        taken.predictedEnd().minusSeconds(1),
                        taken.predictedEnd().plusSeconds(3600)))
                .contains("overlap that of " + first.key());
        assertThat(windows.of(second.key())).isEmpty();

        releases.withdraw(first.key(), "dev-team", "The second one is ready");
        first.life().advance();
        second.setWindow(taken.startsAt().toString(), taken.predictedEnd().toString(), List.of("kch"));
        second.life().waitsAt("agreeDate");
    }

    @Test
    @Requirement({"F-014", "F-083"})
    void aDowntimeIsNotMadeLongerIntoAnotherOneNorThanADay() {
        var release = PlannedRelease.start(context, "Longer");
        release.throughAgreement();
        var window = windows.find(release.key(), 1).orElseThrow();
        var next = PlannedRelease.start(context, "Right after it");
        next.throughCandidate();
        var start = window.predictedEnd().plus(Duration.ofMinutes(30));
        next.setWindow(start.toString(), start.plus(Duration.ofHours(1)).toString(), List.of("kch"));
        release.openWindow();

        assertThatThrownBy(() -> downtimes.move(release.key(), start.plusSeconds(1), "dev-team"))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("overlap that of " + next.key())
                .hasMessageContaining(inLondon(start));
        releases.withdraw(next.key(), "dev-team", "The hub is needed longer");
        next.life().advance();
        var tooLong = window.startsAt().plus(Duration.ofHours(24)).plusSeconds(1);
        assertThatThrownBy(() -> downtimes.move(release.key(), tooLong, "dev-team"))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("a day at the most");
        assertThat(windows.find(release.key(), 1).orElseThrow()).isEqualTo(window);
        downtimes.move(release.key(), start.plusSeconds(1), "dev-team");

        assertThat(windows.find(release.key(), 1).orElseThrow().predictedEnd()).isEqualTo(start.plusSeconds(1));
    }

    @Test
    @Requirement({"F-023", "F-126"})
    void whatIsNotDoneWhenTheScopeIsClosedMayBeFinishedUntilTheBuildIsRegistered() {
        var release = PlannedRelease.start(context, "Done in time");
        var late = release.tickets().get(0);
        TicketFile.finish(context, late, false);
        release.defineScope();
        assertThat(release.life().shown("acceptScope").prop("scope").elements()).anySatisfy(item -> {
            assertThat(item.prop("ticket").stringValue()).isEqualTo(late);
            assertThat(item.prop("state").stringValue()).isEqualTo("not done");
        });
        release.life().decide("product-owner", "acceptScope", "accept");
        release.planSchedule();
        release.advise();
        release.life().decide("dev-team", "confirmSchedule", "confirm");
        release.assessDocuments("notNeeded");

        var build = release.nextBuild(List.of(new Build.Flag("cohort-export", true)));
        assertThatThrownBy(() -> release.registerBuild(build))
                .hasStackTraceContaining(late + " is not done and no flag switches it off");
        TicketFile.finish(context, late, true);
        release.registerBuild(build);

        assertThat(scopes.of(release.key()))
                .filteredOn(item -> item.ticket().equals(late))
                .allMatch(ScopeItem::done);
    }

    @Test
    @Requirement("F-080")
    void aBuildOfAnotherReleaseIsNeitherOfferedNorTaken() {
        var first = PlannedRelease.start(context, "Has its build");
        first.throughDocuments();
        first.registerBuild();
        var second = PlannedRelease.start(context, "Wants it too");
        second.throughDocuments();

        assertThat(second.life().shown("registerBuild").prop("builds").toString())
                .doesNotContain(first.build());
        assertThatThrownBy(() -> second.registerBuild(first.build()))
                .hasStackTraceContaining("is that of " + first.key());

        releases.withdraw(first.key(), "dev-team", "The second one takes over");
        second.registerBuild(first.build());
        assertThat(second.build()).isEqualTo(first.build());
    }

    @Test
    @Requirement("F-080")
    void aDowntimeThatIsOverTakesNoTimeFromOthers() {
        var second = PlannedRelease.start(context, "Waits for its turn");
        second.throughCandidate();
        var first = PlannedRelease.start(context, "Back early");
        first.throughRestore();
        var taken = windows.find(first.key(), 1).orElseThrow();
        var now = clock.instant();
        assertThat(now).isBetween(taken.startsAt(), taken.predictedEnd());

        second.setWindow(now.plusSeconds(60).toString(), taken.predictedEnd().toString(), List.of("kch"));

        second.life().waitsAt("agreeDate");
        first.close();
        releases.withdraw(second.key(), "dev-team", "Only its window was of interest");
    }

    @Test
    @Requirement({"F-080", "F-081", "F-083"})
    void nothingIsDeployedOutsideTheWindowNorBeforeEverybodyIsTold() {
        var release = PlannedRelease.start(context, "Window");
        var life = release.life();
        release.throughAgreement();

        life.fire("windowOpens");
        assertThat(life.refuses("dev-team", "tellInPerson", "told")).contains("explain");
        life.decide("dev-team", "tellInPerson", "told", entry("comment", "By phone"));
        life.waitsAt("resolveRefusal");
        life.decide("dev-team", "resolveRefusal", "checkAgain");
        life.waitsAt("resolveRefusal");
        var window = windows.find(release.key(), 1).orElseThrow();
        clock.advanceTo(window.startsAt().plusSeconds(60));
        automation.failNextAt("hub");
        life.decide("dev-team", "resolveRefusal", "checkAgain");
        life.waitsAt("decideOnFailure");
        clock.advanceTo(window.predictedEnd().plusSeconds(60));
        life.decide("dev-team", "decideOnFailure", "retry", entry("comment", "Try the hub again"));
        life.waitsAt("decideOnFailure");
        assertThat(automation.started(release.key().value())).noneMatch(run -> run.endsWith("kch,uclh"));
        assertThatThrownBy(() -> downtimes.move(release.key(), Instant.EPOCH, "dev-team"))
                .isInstanceOf(RuleBroken.class);
        downtimes.move(release.key(), window.predictedEnd().plus(Duration.ofHours(2)), "dev-team");
        life.advance();
        life.decide("dev-team", "decideOnFailure", "retry", entry("comment", "The window was moved"));

        life.waitsAt("decideSmokeTest");
    }

    @Test
    @Requirement("X-23")
    void whatRefusedAnAttemptIsNotSaidOfTheNextOne() {
        var release = PlannedRelease.start(context, "Refusal");
        var life = release.life();
        release.throughAgreement();

        automation.failNextAt("hub");
        release.openWindow();
        life.waitsAt("decideOnFailure");
        var window = windows.find(release.key(), 1).orElseThrow();
        clock.advanceTo(window.predictedEnd().plusSeconds(60));
        life.decide("dev-team", "decideOnFailure", "retry", entry("comment", "Try the hub again"));
        life.waitsAt("decideOnFailure");
        assertThat(life.shown("decideOnFailure").prop("refusal").stringValue()).contains("downtime window 1");
        downtimes.move(release.key(), window.predictedEnd().plus(Duration.ofHours(2)), "dev-team");
        life.advance();
        automation.failNextAt("hub");
        life.decide("dev-team", "decideOnFailure", "retry", entry("comment", "The window was moved"));

        life.waitsAt("decideOnFailure");
        assertThat(life.shown("decideOnFailure").prop("refusal").stringValue()).isEmpty();
        // The downtime is over, so that it stands in no other test's way.
        life.decide("dev-team", "decideOnFailure", "stop", entry("comment", "It is left as it is"));
    }

    @Test
    @Tag("engine")
    @Requirement({"F-087", "F-089", "X-23", "F-141"})
    void aFailedSiteIsRetriedAloneAcceptedOrRolledBackByAPerson() {
        var release = PlannedRelease.start(context, "Failures");
        var life = release.life();
        release.throughAgreement();

        automation.failNextAt("uclh");
        release.openWindow();
        life.waitsAt("decideOnFailure");
        life.decide("dev-team", "decideOnFailure", "retry", entry("comment", "A cable"));
        assertThat(automation.started(release.key().value()))
                .contains("DEPLOY " + release.build() + " kch,uclh", "DEPLOY " + release.build() + " uclh")
                .doesNotHaveDuplicates();
        life.waitsAt("decideSmokeTest");
        life.decide("dev-team", "decideSmokeTest", "notNeeded", entry("comment", "Seen by monitoring"));
        release.close();
        life.endsAt("releaseClosed");
    }

    @Test
    @Requirement({"X-23", "F-089"})
    void aFailedVerificationIsAcceptedOnlyByAPerson() {
        var release = PlannedRelease.start(context, "Verification");
        var life = release.life();
        release.throughDocuments();

        automation.failNextVerificationAt("sit");
        release.registerBuild();
        life.waitsAt("decideOnFailure");
        life.decide("dev-team", "decideOnFailure", "accept", entry("comment", "The probe is wrong"));

        life.waitsAt("recordSitResults");
    }

    @Test
    @Requirement("X-23")
    void aWaveIsRolledBackAndAFailedRollbackIsDecidedByAPerson() {
        var release = PlannedRelease.start(context, "Rollback");
        var life = release.life();
        release.throughAgreement();

        automation.failNextAt("uclh");
        release.openWindow();
        automation.failNextAt("kch");
        life.decide("dev-team", "decideOnFailure", "rollBack", entry("comment", "Not tonight"));
        life.waitsAt("decideOnRollback");
        life.decide("dev-team", "decideOnRollback", "retry", entry("comment", "Disk freed"));
        life.waitsAt("recordLessons");
        release.close();
        life.endsAt("releaseClosed");
    }

    @Test
    @Requirement({"F-092", "F-095", "F-096", "F-097", "F-R08.TRU", "F-R09.DEV", "X-01"})
    void aFailedSmokeTestIsRepeatedThenRolledBack() {
        var release = PlannedRelease.start(context, "Smoke test");
        var life = release.life();
        release.throughProduction();

        assertThat(life.suggested("decideSmokeTest", "testSite")).isEqualTo("kch");
        assertThat(life.refuses(
                        "dev-team", "decideSmokeTest", "needed", entry("testSite", ""), entry("comment", "New engine")))
                .contains("Choose the site");
        release.decideSmokeTest();
        assertThat(life.offeredTo("performFlipSmokeTest")).containsExactly("flip-dev-team", "flip-trust-kch");
        assertThat(life.offeredTo("performAideSmokeTest")).containsExactly("flip-trust-kch", "flip-trust-uclh");
        life.decide("dev-team", "performFlipSmokeTest", "fail", entry("comment", "Query hangs"));
        life.decide("trust-kch", "performAideSmokeTest", "pass");
        life.decide("trust-uclh", "performAideSmokeTest", "pass");
        life.decide("dev-team", "decideOnSmokeTest", "repeat", entry("comment", "Cache was cold"));
        life.decide("trust-kch", "performFlipSmokeTest", "pass");
        life.decide("trust-kch", "performAideSmokeTest", "fail", entry("comment", "No images"));
        life.decide("trust-uclh", "performAideSmokeTest", "pass");
        automation.failNextAt("gstt");
        life.decide("dev-team", "decideOnSmokeTest", "rollBack", entry("comment", "Clinical risk"));
        life.decide("dev-team", "decideOnRollback", "accept", entry("comment", "Gstt by hand"));

        life.waitsAt("recordLessons");
        assertThat(automation.started(release.key().value()))
                .contains("ROLLBACK " + release.build() + " gstt,hub,kch,uclh");
    }

    @Test
    @Requirement({"F-081", "F-089", "F-138"})
    void whatIsRolledBackInItsFirstWindowOpensNoLaterOneAndEverybodyHearsOfIt() {
        var release = PlannedRelease.start(context, "Given up half way");
        var life = release.life();
        release.throughCandidate();
        release.setWindow();
        life.decide("trust-kch", "agreeDate", "agree");
        life.decide("trust-gstt", "agreeDate", "agree");
        propose(release, "trust-uclh", clock.instant().plus(Duration.ofDays(60)));
        life.decide("dev-team", "considerProposal", "accept", entry("comment", "Fine"));
        release.openWindow();
        release.decideSmokeTest();
        life.decide("trust-kch", "performFlipSmokeTest", "fail", entry("comment", "Query hangs"));
        life.decide("trust-kch", "performAideSmokeTest", "pass");

        life.decide("dev-team", "decideOnSmokeTest", "rollBack", entry("comment", "Clinical risk"));

        life.waitsAt("recordLessons");
        assertThat(automation.started(release.key().value()))
                .contains("ROLLBACK " + release.build() + " gstt,hub,kch")
                .noneMatch(run -> run.endsWith("uclh"));
        assertThat(notices.of(release.key()))
                .filteredOn(notice -> notice.name().equals("rollout-stopped"))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.markdown()).contains("No site runs it", "agreed a later time");
                    assertThat(notice.deliveries())
                            .extracting(Delivery::party)
                            .contains("trust-kch", "trust-uclh", "trust-gstt", "ai-centre", "product-owner");
                });
        assertThat(notices.of(release.key()))
                .filteredOn(notice -> notice.name().equals("downtime-announced"))
                .extracting(Notice::window)
                .containsOnly(1);
        release.close();
    }

    @Test
    @Requirement("F-092")
    void aFailedSmokeTestMayBeAcceptedWithItsReason() {
        var release = PlannedRelease.start(context, "Accepted");
        var life = release.life();
        release.throughProduction();
        release.decideSmokeTest();
        life.decide("trust-kch", "performFlipSmokeTest", "fail", entry("comment", "A typing error in a label"));
        life.decide("trust-kch", "performAideSmokeTest", "pass");
        life.decide("trust-uclh", "performAideSmokeTest", "pass");

        life.decide("dev-team", "decideOnSmokeTest", "accept", entry("comment", "Cosmetic, ticket raised"));

        life.waitsAt("recordLessons");
    }

    @Test
    @Requirement("F-089")
    void aDeploymentThatIsStoppedRestoresTheServiceAndIsReported() {
        var release = PlannedRelease.start(context, "Stopped");
        var life = release.life();
        release.throughAgreement();

        life.fire("windowOpens");
        life.decide("dev-team", "tellInPerson", "told", entry("comment", "By phone"));
        life.decide("dev-team", "resolveRefusal", "stop", entry("comment", "Another day"));

        life.waitsAt("recordLessons");
        assertThat(automation.started(release.key().value())).noneMatch(run -> run.endsWith(" hub"));
    }

    @Test
    void aRunWhoseFateIsUnknownIsDecidedByAPersonAndAnOverdueOneIsAnnounced() {
        var release = PlannedRelease.start(context, "Lost");
        var life = release.life();
        release.throughDocuments();
        automation.holdNext();
        release.registerBuild();
        life.waitsAt("awaitDeployment", "deploymentOverdue");
        life.fire("deploymentOverdue");
        automation.loseHeld();
        life.advance();

        life.waitsAt("decideOnFailure");
        assertThat(automation.started(release.key().value())).hasSize(1);
    }

    @Test
    @Requirement({"F-013", "F-018", "F-023", "F-R01.DEV", "F-R01.PO"})
    void aReleaseThatWaitsForAnUnfinishedTicketGoesOnWhenTheProductOwnerAcceptsThatItIsDropped() {
        var release = PlannedRelease.start(context, "A ticket slips");
        var life = release.life();
        var slipping = release.tickets().get(2);
        release.throughDocuments();
        TicketFile.finish(context, slipping, false);
        assertThat(life.refuses("dev-team", "registerBuild", "register", confirmed(release.nextBuild(List.of()))))
                .contains(slipping + " is not done");

        release.askChange(List.of(), List.of(slipping));
        life.waitsAt("acceptScopeChange", "registerBuild");
        assertThat(life.offeredTo("acceptScopeChange")).containsExactly("flip-product-owner");
        assertThat(life.shown("acceptScopeChange").toString())
                .contains(slipping, "A ticket slips and a fix comes in", "No build is registered yet");
        assertThat(life.refuses("product-owner", "acceptScopeChange", "decline"))
                .contains("comment");
        life.decide("product-owner", "acceptScopeChange", "accept");

        TicketFile.finish(context, slipping, true);
        life.waitsAt("registerBuild");
        assertThat(life.refuses("dev-team", "registerBuild", "register", confirmed(release.nextBuild(List.of()))))
                .contains("changed while this form was open");
        life.handBack("dev-team", "registerBuild");
        life.claim("dev-team", "registerBuild");
        assertThat(life.shown("registerBuild").prop("droppedHint").stringValue())
                .contains("Dropped since the scope was agreed", slipping);
        assertThat(scopes.of(release.key()))
                .extracting(ScopeItem::ticket)
                .containsExactlyElementsOf(release.tickets().subList(0, 2));
        assertThat(notices.of(release.key()))
                .filteredOn(notice -> notice.name().equals("scope-changed"))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.markdown()).contains("Is dropped: Upload times out");
                    assertThat(notice.deliveries()).extracting(Delivery::party).contains("product-owner", "ai-centre");
                });
        release.throughSitAgain();
        life.waitsAt("testFeatures");
    }

    @Test
    @Requirement({"F-013", "F-138"})
    void aChangeOfTheScopeThatIsDeclinedChangesNothingAndWhoAskedIsTold() {
        var release = PlannedRelease.start(context, "Declined change");
        var life = release.life();
        release.throughSit();
        var build = release.build();

        release.askChange(List.of(), List.of(release.tickets().get(2)));
        assertThatThrownBy(() ->
                        release.askChange(List.of(), List.of(release.tickets().get(1))))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("waits for a decision already (dropped: "
                        + release.tickets().get(2) + ")");
        life.decide("product-owner", "acceptScopeChange", "decline", entry("comment", "It is promised to Guy's"));

        life.waitsAt("testFeatures");
        assertThat(release.build()).isEqualTo(build);
        assertThat(scopes.of(release.key())).hasSize(3);
        assertThat(notices.of(release.key()))
                .filteredOn(notice -> notice.name().equals("scope-change-declined"))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.markdown()).contains("It is promised to Guy's", "Upload times out");
                    assertThat(notice.deliveries()).extracting(Delivery::party).containsExactly("answer");
                });
        release.throughUatAgain();
        life.waitsAt("reviewNotes");
    }

    @Test
    @Tag("engine")
    @Requirement({"F-044", "F-052", "F-054", "F-055", "F-060", "F-062"})
    void whatIsDroppedAsksNothingAgainOfTheSameBuildButNotesAndCandidate() {
        var release = PlannedRelease.start(context, "Dropped late");
        var life = release.life();
        var dropped = release.tickets().get(2);
        release.throughUat();
        var build = release.build();
        var runs = automation.started(release.key().value()).size();
        life.waitsAt("reviewNotes");

        release.changeScope(List.of(), List.of(dropped));
        life.waitsAt("registerBuild");
        assertThat(life.release().build()).isNull();
        assertThat(criteria.isMet(life.release(), "uatSignedOff")).isFalse();
        release.registerBuild(build);

        life.waitsAt("reviewNotes");
        assertThat(automation.started(release.key().value())).hasSize(runs);
        assertThat(criteria.isMet(life.release(), "uatSignedOff")).isTrue();
        release.throughNotes();
        release.throughPreProd();
        life.decide("product-owner", "signOffCandidate", "signOff");
        release.changeScope(List.of(dropped), List.of());
        life.waitsAt("registerBuild");
        assertThat(criteria.isMet(life.release(), "oatSignedOff")).isFalse();
        release.changeScope(List.of(), List.of(dropped));
        release.registerBuild(build);

        assertThat(criteria.isMet(life.release(), "oatSignedOff")).isTrue();
        release.throughNotes();
        life.waitsAt("signOffCandidate");
        life.decide("product-owner", "signOffCandidate", "signOff");
        life.decide("dev-team-2", "confirmCandidate", "confirm");
        life.waitsAt("setWindow");
    }

    @Test
    @Requirement({"F-018", "F-029", "F-044", "F-052", "F-053", "F-060"})
    void whatComesInIsTestedAndSignedOffEvenWithTheSameBuild() {
        var release = PlannedRelease.start(context, "Late fix");
        var life = release.life();
        var fix = release.tickets().get(0) + "9";
        TicketFile.addFix(context, fix);
        release.throughUat();
        release.throughNotes();
        release.recordPreProdResults("pass");
        life.waitsAt("signOffOat");
        var build = release.build();

        release.askChange("dev-team", List.of(fix), List.of(), List.of(fix));
        life.decide("product-owner", "acceptScopeChange", "accept");
        life.waitsAt("registerBuild");
        release.registerBuild(build);
        assertThat(life.refuses("dev-team", "recordSitResults", "pass", sitResults("pass")))
                .contains("No test evidence of build " + build + " for " + fix);
        assertThat(criteria.isMet(life.release(), "sitSignedOff")).isFalse();
        release.uploadEvidence();
        release.recordSitResults("pass");
        life.decide("dev-team-2", "signOffSit", "signOff");
        assertThat(life.refuses("uat-tester", "testFeatures", "done", entry("passedFeatures", release.tickets())))
                .contains("Only [" + fix + "] are to be tested");
        release.testFeatures(List.of(fix));
        life.decide("product-owner", "signOffFeatures", "signOff");
        life.decide("dev-team", "confirmUatComplete", "testAgain", entry("comment", "Once more, please"));
        release.testFeatures(List.of(fix));
        life.decide("product-owner", "signOffFeatures", "signOff");
        life.decide("dev-team", "confirmUatComplete", "confirm");
        release.throughCandidateAgain();
        life.waitsAt("setWindow");
        assertThat(criteria.isMet(life.release(), "candidateSignedOff")).isTrue();
    }

    @Test
    @Requirement({"F-012", "F-053"})
    void theScopeChangesWhileFeaturesAreTestedAndWhileABuildIsTried() {
        var release = PlannedRelease.start(context, "In the middle");
        var life = release.life();
        release.throughDocuments();
        release.registerBuild();
        life.claim("dev-team", "recordSitResults");
        release.changeScope(List.of(), List.of(release.tickets().get(2)));
        life.waitsAt("registerBuild");
        release.throughSitAgain();
        life.claim("uat-tester", "testFeatures");

        release.changeScope(List.of(), List.of(release.tickets().get(1)));
        life.waitsAt("registerBuild");
        var on = release.nextBuild(List.of(new Build.Flag("cohort-export", true)));
        assertThat(life.refuses("dev-team", "registerBuild", "register", confirmed(on)))
                .contains(release.tickets().get(1) + " was dropped from the scope, but its flag cohort-export is on");
        release.registerBuild(release.nextBuild(List.of(new Build.Flag("cohort-export", false))));
        release.uploadEvidence();
        release.recordSitResults("pass");
        life.decide("dev-team-2", "signOffSit", "signOff");
        release.testFeatures(release.tickets().subList(0, 1));
        life.decide("product-owner", "signOffFeatures", "signOff");
        life.decide("dev-team", "confirmUatComplete", "confirm");
        life.waitsAt("reviewNotes");
    }

    @Test
    @Requirement({"F-138", "F-139"})
    void whoAskedForAChangeOfTheScopeDoesNotDecideOnIt() {
        var release = PlannedRelease.start(context, "Four eyes");
        release.throughScope();
        release.askChange("product-owner", List.of(), List.of(release.tickets().get(2)));

        for (var decision : List.of("accept", "decline")) {
            assertThat(release.life().refuses("product-owner", "acceptScopeChange", decision, entry("comment", "Mine")))
                    .contains("asked for this change yourself");
        }
        assertThat(scopes.of(release.key())).hasSize(3);
    }

    /** Without it nobody would follow the run to its end. */
    @Test
    void noChangeOfTheScopeIsAcceptedWhileADeploymentRuns() {
        var release = PlannedRelease.start(context, "Running");
        var life = release.life();
        release.throughDocuments();
        automation.holdNext();
        release.registerBuild();
        release.askChange(List.of(), List.of(release.tickets().get(2)));

        assertThat(life.refuses("product-owner", "acceptScopeChange", "accept")).contains("is running; wait");
        assertThat(scopes.of(release.key())).hasSize(3);
        automation.loseHeld();
        life.advance();
        life.waitsAt("acceptScopeChange", "decideOnFailure");
        life.decide("product-owner", "acceptScopeChange", "accept");

        life.waitsAt("registerBuild");
    }

    @Test
    @Requirement({"F-013", "F-062", "F-138"})
    void theScopeIsChangedOnlyBetweenItsAcceptanceAndTheConfirmedCandidate() {
        var release = PlannedRelease.start(context, "Too early, too late");
        var life = release.life();
        var drop = List.of(release.tickets().get(2));
        assertThatThrownBy(() -> release.askChange(List.of(), drop)).hasMessageContaining("not agreed yet");
        release.throughCandidate();
        assertThatThrownBy(() -> release.askChange(List.of(), drop)).hasMessageContaining("is final");
        release.agree();
        release.openWindow();
        assertThatThrownBy(() -> release.askChange(List.of(), drop)).hasMessageContaining("downtime", "begun");
        release.smokeTest();
        release.close();
        assertThatThrownBy(() -> release.askChange(List.of(), drop)).isInstanceOf(RuleBroken.class);
        life.endsAt("releaseClosed");

        var given = PlannedRelease.start(context, "Given up");
        given.throughScope();
        given.askChange(List.of(), List.of(given.tickets().get(2)));
        releases.withdraw(given.key(), "product-owner", "The roadmap changed");
        given.life().advance();
        given.life().endsAt("releaseGivenUp");
        assertThatThrownBy(
                        () -> given.askChange(List.of(), List.of(given.tickets().get(1))))
                .hasMessageContaining("is withdrawn");
    }

    /** Who asked before the candidate was confirmed is answered after; the release ends all the same. */
    @Test
    void aChangeThatComesTooLateIsDeclinedAndTheReleaseEnds() {
        var release = PlannedRelease.start(context, "Asked in time, decided too late");
        var life = release.life();
        release.throughUat();
        release.askChange(List.of(), List.of(release.tickets().get(2)));
        release.throughCandidateAgain();

        assertThat(life.refuses("product-owner", "acceptScopeChange", "accept")).contains("is final");
        life.decide("product-owner", "acceptScopeChange", "decline", entry("comment", "Too late"));

        life.waitsAt("setWindow");
        assertThat(scopes.of(release.key())).hasSize(3);
    }

    @Test
    @Tag("engine")
    @Requirement("F-021")
    void aReleaseIsWithdrawnWithAReasonUntilProductionIsTouched() {
        var release = PlannedRelease.start(context, "Withdrawn");
        var life = release.life();
        release.throughScope();

        assertThatThrownBy(() -> releases.withdraw(release.key(), "product-owner", " "))
                .hasMessageContaining("reason");
        releases.withdraw(release.key(), "product-owner", "The roadmap changed");
        life.advance();

        life.endsAt("releaseGivenUp");
        assertThatThrownBy(() -> releases.withdraw(release.key(), "product-owner", "Again"))
                .hasMessageContaining("ended");
        var late = PlannedRelease.start(context, "Too late");
        late.throughProduction();
        assertThatThrownBy(() -> releases.withdraw(late.key(), "product-owner", "Too late"))
                .hasMessageContaining("no longer");
        late.decideSmokeTest();
        late.life().decide("trust-kch", "performFlipSmokeTest", "pass");
        late.life().decide("trust-kch", "performAideSmokeTest", "pass");
        late.life().decide("trust-uclh", "performAideSmokeTest", "pass");
        assertThatThrownBy(() -> releases.withdraw(late.key(), "product-owner", "Later still"))
                .hasMessageContaining("no longer");
    }

    /** The hub did as it was told, and only its answer was lost: users may be locked out. */
    @Test
    @Requirement({"F-082", "F-084"})
    void aReleaseWhoseBannerMayBeUpIsNoLongerWithdrawnAndTakesItDown() {
        var release = PlannedRelease.start(context, "Banner up");
        release.throughCandidate();
        release.agree();
        banner.loseNextAnswer();
        assertThatThrownBy(release::openWindow).hasMessageContaining("does not answer");
        assertThat(banner.now().deploymentMode()).isTrue();

        assertThatThrownBy(() -> releases.withdraw(release.key(), "product-owner", "Too late"))
                .hasMessageContaining("no longer");

        release.life().fire("raiseBanner");
        release.smokeTest();
        release.close();
        assertThat(banners.of(release.key()))
                .allMatch(change -> change.doneAt() != null)
                .extracting(BannerChange::action)
                .containsExactly(BannerChange.Action.RAISED, BannerChange.Action.LOWERED);
    }

    @Test
    void overdueTasksAreBroughtToMindAtTheProgrammesPace() {
        var release = PlannedRelease.start(context, "Reminder");

        release.life().fire("reminderDue");

        release.life().waitsAt("defineScope");
    }

    @Test
    @Requirement("F-012")
    void aReleaseWithoutUatFeaturesStillGoesThroughUat() {
        var release = PlannedRelease.start(context, "No UAT");
        var life = release.life();
        life.decide(
                "dev-team",
                "defineScope",
                "close",
                entry("planReference", "Q4"),
                entry("tickets", release.tickets()),
                entry("noUserTestTickets", release.tickets().subList(0, 2)));
        life.decide("product-owner", "acceptScope", "accept");
        release.planSchedule();
        release.advise();
        life.decide("dev-team", "confirmSchedule", "confirm");
        release.assessDocuments("notNeeded");
        release.throughSitAgain();

        life.waitsAt("confirmUatComplete");
    }

    @Test
    void somebodyCountedForOneRoleIsNotCountedForAnother() {
        var release = PlannedRelease.start(context, "Roles");
        var life = release.life();
        release.throughScope();

        assertThat(life.refuses("product-owner", "planSchedule", "propose", entry("scheduledDate", "2030-01-01")))
                .isNotBlank();
        assertThat(life.refuses("admin", "planSchedule", "propose", entry("scheduledDate", "2030-01-01")))
                .isNotBlank();
        assertThat(life.refuses("dev-team", "planSchedule", "rubbish", entry("scheduledDate", "2030-01-01")))
                .contains("decision");
    }

    @Test
    void aFixThatWentOutAheadMustBeInScopeAndInTheBuild() {
        var earlier = PlannedRelease.start(context, "Earlier");
        var release = PlannedRelease.start(context, "Carried fix");
        var life = release.life();
        var fix = release.tickets().get(2);
        carriedFixes.carry("flip", fix, earlier.key());
        try {
            assertThat(life.refuses(
                            "dev-team",
                            "defineScope",
                            "close",
                            entry("planReference", "Q4"),
                            entry("tickets", release.tickets().subList(0, 2)),
                            entry("noUserTestTickets", release.tickets().subList(0, 2))))
                    .contains(fix);
            release.throughDocuments();
            var without = release.nextBuild(List.of());
            assertThat(life.refuses("dev-team", "registerBuild", "register", entry("build", without)))
                    .contains(fix, "lost");
        } finally {
            carriedFixes.contained("flip", fix, release.key());
        }
    }

    @SafeVarargs
    private static <T> T[] array(T... entries) {
        return entries;
    }

    private static Map.Entry<String, Object>[] sitResults(String result) {
        return array(
                entry("automatedFunctional", result),
                entry("automatedNonFunctional", result),
                entry("manualFunctional", result),
                entry("manualNonFunctional", result),
                entry("comment", "Of what is installed"));
    }

    private static Map.Entry<String, Object>[] confirmed(String build) {
        return array(
                entry("build", build),
                entry("developmentComplete", true),
                entry("automationTestsPassed", true),
                entry("regressionTestsPassed", true));
    }

    private static void refuse(PlannedRelease release, String feature) {
        release.life()
                .decide(
                        "product-owner",
                        "signOffFeatures",
                        "refuse",
                        entry("refusedFeatures", List.of(feature)),
                        entry("comment", "The export is empty"));
    }

    private static String refusal(PlannedRelease release, Instant start, Instant end) {
        return release.life()
                .refuses(
                        "dev-team",
                        "setWindow",
                        "set",
                        entry("windowStart", start.toString()),
                        entry("windowEnd", end.toString()),
                        entry("windowReason", "Quiet"),
                        entry("sites", List.of("kch")));
    }

    private static String inLondon(Instant moment) {
        return DateTimeFormatter.ofPattern("EEE d MMM yyyy 'at' HH:mm", Locale.UK)
                .format(moment.atZone(ZoneId.of("Europe/London")));
    }

    private static void propose(PlannedRelease release, String trust, Instant start) {
        propose(release, trust, start, "Theatre week");
    }

    private static void propose(PlannedRelease release, String trust, Instant start, String why) {
        release.life()
                .decide(trust, "agreeDate", "propose", entry("proposedStart", start.toString()), entry("comment", why));
    }
}
