package io.slipway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.calendar.NoticeClock;
import io.slipway.comms.Notices;
import io.slipway.comms.Outbox;
import io.slipway.deployment.Environments;
import io.slipway.deployment.Runs;
import io.slipway.deployment.following.Polls;
import io.slipway.readiness.ControlPoints;
import io.slipway.release.Releases;
import io.slipway.release.StartRequest;
import io.slipway.release.Terms;
import io.slipway.rfc.Rfcs;
import io.slipway.testing.AnotherEngine;
import io.slipway.testing.AutomationSimulator;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import io.slipway.testing.Visitor;
import io.slipway.testing.Walks;
import io.slipway.words.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Releases of central parties under one request for change, to each of their ends. */
@ExtendWith(AnotherEngine.class)
@SlipwayTest
@Walks({"mhhs-release", "request-for-change"})
@TestPropertySource(properties = "slipway.home=src/test/resources/mhhs")
class MhhsReleaseLifecycleTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String HELIX = "mhhs-elexon";
    private static final String MANAGER = "mhhs-release-manager";
    private static final String ANOTHER = "mhhs-release-manager-2";
    private static final String QUALIFICATION = "mhhs-qt-release-manager";

    @Autowired
    ApplicationContext context;

    @Autowired
    Releases releases;

    @Autowired
    Environments environments;

    @Autowired
    Runs runs;

    @Autowired
    Rfcs rfcs;

    @Autowired
    ControlPoints points;

    @Autowired
    NoticeClock notice;

    @Autowired
    AutomationSimulator ansible;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init")
    private Lifecycle life;

    private LocalDate day = LocalDate.EPOCH;
    private int builds;

    /** A ticket is in one release. */
    private static int tests;

    private void tickets() {
        var file = Path.of(context.getEnvironment().getRequiredProperty("slipway.data"), "tickets", "MHHS.yaml");
        write(file, """
                tickets:
                  - {key: MHHS-D1, kind: BUG, summary: Reads are late, status: Open, done: true, severity: 2, priority: 2, foundIn: sit-a, resolver: elexon}
                  - {key: MHHS-D2, kind: BUG, summary: Totals are off, status: Open, done: true, severity: 2, priority: 2, foundIn: sit-b, resolver: elexon}
                  - {key: MHHS-D3, kind: BUG, summary: Messages are lost, status: Open, done: true, severity: 2, priority: 2, foundIn: sit-a, resolver: avanade}
                """.replace("MHHS-D", "MHHS-" + ++tests + "D"));
    }

    private static String ticket(String name) {
        return "MHHS-" + tests + name;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @AfterEach
    void end() {
        var engine = context.getBean(RuntimeService.class);
        engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(life.key().value())
                .rootProcessInstances()
                .list()
                .forEach(instance -> engine.deleteProcessInstance(instance.getId(), "The test is over"));
        Polls.follow(context);
    }

    @Test
    @Requirement({
        "M-053", "M-062", "M-109", "M-113", "M-126", "M-127", "M-135", "M-145", "M-147", "M-159", "X-14", "X-21"
    })
    void aMinorReleaseGoesIntoBothEnvironmentsOneByAnsibleAndOneByHand() {
        start("minor", "elexon");
        build(ticket("D1"), ticket("D2"));
        prepare("sit-a", "sit-b");
        approve(MANAGER);
        communicate();
        assertThat(notice.isSatisfied(life.key().value())).isTrue();

        openWindow(0);
        assertThat(ansible.started(life.key().value()))
                .allMatch(order -> order.endsWith(" helix-sit-a"))
                .hasSize(2);
        openWindow(1);
        assertThat(life.offeredTo("beginByHand")).containsExactly(HELIX);
        byHand();
        life.waitsAt("logDeployment");
        log();
        life.decide(MANAGER, "confirmDeployment", "success");
        life.decide(MANAGER, "recordLessons", "notNeeded", entry("comment", "As planned"));
        life.decide(MANAGER, "agreeWorkOff", "none", entry("comment", "Nothing is left"));
        life.decide(MANAGER, "approveClosure", "approve");

        life.endsAt("releaseClosed");
        assertThat(points.of(life.release()))
                .hasSize(9)
                .allMatch(state -> state.standing() == ControlPoints.Standing.PASSED);
        assertThat(rfcs.of(life.key()))
                .singleElement()
                .satisfies(rfc -> assertThat(rfc.state().title()).isEqualTo("Closed"));
        assertThat(environments.installed("mhhs"))
                .filteredOn(site -> List.of("elexon-sit-a", "elexon-sit-b").contains(site.site()))
                .allMatch(site -> Objects.equals(life.release().build(), site.build()));
        assertThat(context.getBean(Notices.class).of(life.key()))
                .extracting(one -> one.subject())
                .anyMatch(subject -> subject.endsWith("goes into test"))
                .anyMatch(subject -> subject.contains("please retest"))
                .anyMatch(subject -> subject.contains("is complete"));
        assertThat(Visitor.browser(port, MANAGER).get("/releases/" + life.key()).body())
                .contains("Control points", "Request for change 1", "RFC approval");
    }

    @Test
    @Requirement({"M-120", "M-121", "M-128", "M-134", "M-161", "X-28"})
    void aMajorAsksItsForumAndGoesIntoUitWithTheQualificationManagersApproval() {
        start("major", "elexon");
        build(ticket("D1"));
        prepareUpTo("uit");
        life.waitsAt("approveAtGovernance");
        assertThat(life.refuses("mhhs-governance", "approveAtGovernance", "approve"))
                .contains("Go/no-go");
        life.decide("mhhs-governance", "approveAtGovernance", "refuse", entry("comment", "Not yet"));
        prepareAgain("uit");
        life.decide("mhhs-governance", "approveAtGovernance", "approve", entry("goNoGo", "Go, with the Test Manager"));
        raise();
        review();
        assertThat(life.offeredTo("approveRfc")).containsExactly(QUALIFICATION);
        life.decide(QUALIFICATION, "approveRfc", "approve");
        life.waitsAt("planCommunications");
        life.decide(MANAGER, "planCommunications", "plan", entry("communicationsPlan", "Weekly, to all cohorts"));
        communicate();
        openWindow(0);
        byHand();
        log();
        life.decide(MANAGER, "confirmDeployment", "success");
        assertThat(life.refuses(MANAGER, "recordLessons", "recorded")).containsIgnoringCase("lessons");
        life.decide(MANAGER, "recordLessons", "recorded", entry("lessons", "Ask the forum earlier"));
        life.decide(
                MANAGER,
                "agreeWorkOff",
                "agree",
                entry("action1", "Update the runbook"),
                entry("owner1", "Helix"),
                entry("due1", day.plusDays(7).toString()));
        life.decide(MANAGER, "approveClosure", "approve");
        life.endsAt("releaseClosed");
    }

    @Test
    @Requirement({"M-004", "M-129", "M-166"})
    void whatIsNotApprovedIsPreparedAgain() {
        start("patch", "elexon");
        life.decide(HELIX, "defineContent", "define", entry("tickets", ticket("D1")));
        life.decide(HELIX, "registerBuild", "register", entry("build", register(ticket("D1"))));
        assertThat(life.refuses("mhhs-test-manager", "confirmPit", "confirm")).contains("PIT evidence");
        life.decide("mhhs-test-manager", "confirmPit", "refuse", entry("comment", "A test failed"));
        life.decide(HELIX, "registerBuild", "register", entry("build", register(ticket("D1"))));
        life.decide("mhhs-test-manager", "confirmPit", "confirm", entry("pitEvidence", "All passed"));
        planRollout();
        life.decide("mhhs-build-manager", "approvePackage", "sendBack", entry("comment", "No instructions"));
        planRollout();
        life.decide("mhhs-build-manager", "approvePackage", "approve");
        life.decide(MANAGER, "approvePlans", "sendBack", entry("comment", "Too short"));
        planRollout();
        life.decide("mhhs-build-manager", "approvePackage", "approve");
        life.decide(MANAGER, "approvePlans", "approve");
        rest();
        draft("sit-a", "sit-b");
        life.decide(HELIX, "raiseRfc", "sendBack", entry("comment", "Wrong window"));
        prepareAgain("sit-a", "sit-b");
        raise();
        assertThat(life.offeredTo("giveAdvice")).contains("mhhs-development-manager", "mhhs-avanade");
        life.fire("consultationClosed");
        assertThat(life.refuses(MANAGER, "confirmReadiness", "confirm")).contains("Design team", "Central parties");
        life.decide(MANAGER, "confirmReadiness", "sendBack", entry("comment", "DIP is not ready"));
        prepareAgain("sit-a", "sit-b");
        raise();
        review();
        life.decide(MANAGER, "approveRfc", "refuse", entry("comment", "Not this week"));
        prepareAgain("sit-a", "sit-b");
        raise();
        approve(MANAGER);
        context.getBean(Outbox.class).deliverDue();
        life.fire("noticeRuns");
        life.waitsAt("noticeRuns");
        communicate();
        assertThat(rfcs.of(life.key())).hasSize(4);
        releases.withdraw(life.key(), MANAGER, "Not needed any more");
        life.advance();
        assertThat(life.waiting()).isEmpty();
    }

    @Test
    @Requirement({"M-142", "M-148", "M-204", "M-212", "X-20"})
    void whatFailedIsFixedForwardWithAnotherBuildAndAnotherApproval() {
        start("patch", "elexon");
        build(ticket("D1"));
        prepare("sit-a");
        approve(MANAGER);
        communicate();
        ansible.failNextAt("helix-sit-a");
        openWindow(0);
        assertThat(life.refuses(HELIX, "decideOnFailure", "rollBack", entry("comment", "Back")))
                .contains("fixes forward");
        life.decide(HELIX, "decideOnFailure", "stop", entry("comment", "We fix it"));
        log();
        assertThat(life.refuses(MANAGER, "confirmDeployment", "success")).isNotEmpty();
        assertThat(life.refuses(MANAGER, "confirmDeployment", "rollBack", entry("comment", "Back")))
                .contains("fixes forward");
        life.decide(MANAGER, "confirmDeployment", "fixForward", entry("comment", "Another build"));
        assertThat(life.refuses(MANAGER, "recordLessons", "notNeeded", entry("comment", "Known")))
                .isNotEmpty();
        life.decide(MANAGER, "recordLessons", "recorded", entry("lessons", "Test with real data"));
        life.waitsAt("registerBuild");
        assertThat(points.of(life.release()))
                .filteredOn(state -> state.point().number() == 4)
                .allMatch(state -> state.standing() == ControlPoints.Standing.PASSED);
        life.decide(HELIX, "registerBuild", "register", entry("build", register(ticket("D1"))));
        assertThat(points.of(life.release()))
                .filteredOn(state -> state.point().number() == 4)
                .allMatch(state -> state.standing() == ControlPoints.Standing.OUTDATED);
    }

    @Test
    @Requirement({"M-139", "M-153", "M-211"})
    void aPartyThatRollsBackTakesBackWhatItBrought() {
        start("patch", "avanade");
        buildOf("mhhs-avanade", ticket("D3"));
        prepareOf("mhhs-avanade", "sit-a");
        raiseOf("mhhs-avanade");
        approve(MANAGER);
        communicate();
        openWindow(0);
        byHandOf("mhhs-avanade");
        logOf("mhhs-avanade");
        life.decide(MANAGER, "confirmDeployment", "rollBack", entry("comment", "It breaks the others"));
        life.decide("mhhs-avanade", "beginByHand", "begin");
        life.decide("mhhs-avanade", "reportByHand", "failed", entry("comment", "It does not go back"));
        life.decide(MANAGER, "decideOnRollback", "accept", entry("comment", "Tomorrow"));
        life.decide(MANAGER, "recordLessons", "recorded", entry("lessons", "Try it in staging"));
        life.decide(MANAGER, "agreeWorkOff", "none", entry("comment", "Nothing is left"));
        life.decide(MANAGER, "approveClosure", "approve");
        assertThat(rfcs.of(life.key()).get(0).state().title())
                .as("what runs there is neither the release nor what was before")
                .isEqualTo("Approved");

        life.fire("reminderDue");
        life.decide(MANAGER, "confirmDeployment", "rollBack", entry("comment", "Once more"));
        life.decide("mhhs-avanade", "beginByHand", "begin");
        life.decide(
                "mhhs-avanade",
                "reportByHand",
                "done",
                entry("installedBuild", "none"),
                entry("evidence", "The version page shows the old build"));
        life.decide(MANAGER, "verifyByHand", "verified");
        life.decide(MANAGER, "recordLessons", "recorded", entry("lessons", "Try it in staging"));
        life.decide(MANAGER, "agreeWorkOff", "none", entry("comment", "Nothing is left"));
        life.decide(MANAGER, "approveClosure", "approve");
        life.endsAt("releaseClosed");
    }

    private void start(String type, String party) {
        tickets();
        var major = type.equals("major");
        var terms = new Terms(party, major ? "IR9" : null, major ? 5 : null, major ? "ftig" : null);
        life = Lifecycle.of(
                context,
                releases.start(
                        new StartRequest(
                                "mhhs",
                                type,
                                "Settlement fixes",
                                "Found in SIT",
                                null,
                                null,
                                null,
                                null,
                                terms,
                                List.of()),
                        MANAGER));
        life.advance();
        day = clock.instant()
                .atZone(LONDON)
                .toLocalDate()
                .plusDays(14)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
    }

    private void build(String... tickets) {
        buildOf(HELIX, tickets);
    }

    private void buildOf(String party, String... tickets) {
        assertThat(life.offeredTo("defineContent")).containsExactly(party);
        assertThat(life.shown("defineContent").prop("party").stringValue()).isNotBlank();
        life.decide(party, "defineContent", "define", entry("tickets", String.join(",", tickets)));
        life.decide(party, "registerBuild", "register", entry("build", register(tickets)));
        life.decide("mhhs-test-manager", "confirmPit", "confirm", entry("pitEvidence", "All passed"));
        life.waitsAt("planRollout", "confirmBaseline", "agreeKnownIssues", "draftRfc");
    }

    private String register(String... tickets) {
        var name = life.release().number() + "-rc" + (50 + ++builds);
        var manifest = new BuildManifest(
                "mhhs",
                name,
                List.of(new Build.Component("settlement", name, "settlement-" + name + ".tar.gz", Digest.of(name))),
                List.of(),
                List.of(tickets));
        return context.getBean(Builds.class).register(manifest, "build-server").name();
    }

    private void prepare(String... places) {
        prepareUpTo(places);
        raise();
    }

    private void prepareUpTo(String... places) {
        prepareOf(HELIX, places);
    }

    private void prepareOf(String party, String... places) {
        planRolloutOf(party);
        life.decide("mhhs-build-manager", "approvePackage", "approve");
        life.decide(MANAGER, "approvePlans", "approve");
        restOf(party);
        draftOf(party, places);
    }

    /** Baseline and known issues stand; the rest is asked again. */
    private void prepareAgain(String... places) {
        life.waitsAt("planRollout", "draftRfc");
        planRollout();
        life.decide("mhhs-build-manager", "approvePackage", "approve");
        life.decide(MANAGER, "approvePlans", "approve");
        draft(places);
    }

    private void planRollout() {
        planRolloutOf(HELIX);
    }

    private void planRolloutOf(String party) {
        life.decide(
                party,
                "planRollout",
                "plan",
                entry("resources", "Two engineers"),
                entry("timings", "An hour each"),
                entry("downtime", "None"),
                entry("stakeholders", "All participants"),
                entry("approvals", "Release Manager"),
                entry("communications", "Mail and Teams"),
                entry("runbook", "https://portal.mhhs.example/runbook"),
                entry("installation", "https://portal.mhhs.example/installation"));
    }

    private void rest() {
        restOf(HELIX);
    }

    private void restOf(String party) {
        life.decide(
                "mhhs-environment-manager", "confirmBaseline", "confirm", entry("baseline", "Baseline 12, checked"));
        life.decide(party, "agreeKnownIssues", "agree", entry("knownIssues", "none"));
    }

    private void draft(String... places) {
        draftOf(HELIX, places);
    }

    private void draftOf(String party, String... places) {
        var fields = Map.of("sit-a", "sitA", "sit-b", "sitB", "uit", "uit");
        var answers = new ArrayList<Map.Entry<String, Object>>(List.of(
                entry("summary", "Settlement fixes for SIT"),
                entry("impact", "Reads are down for an hour"),
                entry("rollbackPlan", party.equals(HELIX) ? "" : "Install the build before")));
        var hour = 13;
        for (var place : places) {
            answers.add(entry(
                    fields.get(place) + "Start",
                    day.atTime(LocalTime.of(hour, 0)).toString()));
            answers.add(entry(
                    fields.get(place) + "End",
                    day.atTime(LocalTime.of(hour + 2, 0)).toString()));
            hour += 2;
        }
        life.decide(party, "draftRfc", "draft", answers.toArray(new Map.Entry[0]));
    }

    private void raise() {
        raiseOf(HELIX);
    }

    private void raiseOf(String party) {
        life.decide(party, "raiseRfc", "raise");
    }

    private void review() {
        life.fire("consultationClosed");
        life.decide(
                MANAGER,
                "confirmReadiness",
                "confirm",
                entry("designReady", "Told and ready"),
                entry("testReady", "Told and ready"),
                entry("participantsReady", "No clash in their schedules"),
                entry("centralReady", "All answered"));
    }

    private void approve(String... approvers) {
        review();
        for (var approver : approvers) {
            life.decide(approver, "approveRfc", "approve");
        }
    }

    private void communicate() {
        context.getBean(Outbox.class).deliverDue();
        clock.advanceTo(day.atTime(LocalTime.of(12, 0)).atZone(LONDON).toInstant());
        life.fire("noticeRuns");
        life.waitsAt("windowOpens");
        context.getBean(Outbox.class).deliverDue();
    }

    private void openWindow(int number) {
        context.getBean(Outbox.class).deliverDue();
        clock.advanceTo(
                day.atTime(LocalTime.of(13 + 2 * number, 5)).atZone(LONDON).toInstant());
        life.fire("windowOpens");
    }

    private void byHand() {
        byHandOf(HELIX);
    }

    private void byHandOf(String party) {
        life.decide(party, "beginByHand", "begin");
        life.decide(
                party,
                "reportByHand",
                "done",
                entry("installedBuild", String.valueOf(life.release().build())),
                entry("evidence", "The version page shows it"));
        life.decide(ANOTHER, "verifyByHand", "verified");
    }

    private void log() {
        logOf(HELIX);
    }

    private void logOf(String party) {
        life.decide(
                party,
                "logDeployment",
                "log",
                entry("issues", "none"),
                entry("amendments", "none"),
                entry("smoke", "Signed in, read a meter"));
    }
}
