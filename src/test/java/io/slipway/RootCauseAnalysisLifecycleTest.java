package io.slipway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.comms.Delivery;
import io.slipway.comms.Notices;
import io.slipway.evidence.Standings;
import io.slipway.rca.RcaAction;
import io.slipway.rca.RcaEntry.State;
import io.slipway.rca.RcaLog;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.LiveIssue;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import io.slipway.testing.ActionRows;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import io.slipway.testing.Walks;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An issue in live operation is analysed, signed off or shared, and acted upon. */
@SlipwayTest
@Walks({"root-cause-analysis", "follow-up-action", "share-rca-list"})
class RootCauseAnalysisLifecycleTest {

    private static final Set<String> READERS = Set.of("ai-centre", "trust-kch", "trust-uclh", "trust-gstt");
    private static final AtomicInteger ISSUES = new AtomicInteger(8000);

    @Autowired
    ApplicationContext context;

    @Autowired
    RcaLog log;

    @Autowired
    Notices notices;

    @Autowired
    ReleaseDocuments documents;

    @Autowired
    Scopes scopes;

    @Autowired
    Standings standings;

    @Autowired
    RuntimeService engine;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Test
    @Requirement({"F-114", "F-115", "F-116", "F-117", "F-118", "X-05", "X-26"})
    void anIssueOfSeverityTwoIsAnalysedAndSharedWithoutASignOff() {
        var life = issue();

        assertThat(log.all()).extracting(found -> found.release()).contains(life.key());
        assertThat(life.offeredTo("analyseCause")).containsExactly("flip-dev-team");
        analyse(life, "");

        life.endsAt("analysisClosed");
        var entry = log.find(life.key()).orElseThrow();
        assertThat(entry.state()).isEqualTo(State.SHARED);
        assertThat(told(life, "rca-shared")).isEqualTo(new TreeSet<>(READERS));
        assertThat(told(life, "rca-sign-off-requested")).isEmpty();
        var text = document(life).markdown();
        assertThat(text)
                .contains("Severity 2, found in Production", "The export cut the last page", "Nobody tested it")
                .contains("The page limit is gone", "Exported 10 000 rows", "Test exports with large cohorts")
                .contains("Analyse cause", "no release yet");
    }

    @Test
    @Tag("engine")
    @Requirement({"F-111", "F-112", "F-116", "X-05"})
    void theAnalysisOfABlockerWaitsForTheSignOffOfTheAiCentre() {
        var life = issue();
        asBlocker(life);

        analyse(life, "");

        life.waitsAt("signOffRca");
        assertThat(life.offeredTo("signOffRca")).containsExactly("flip-ai-centre");
        assertThat(told(life, "rca-sign-off-requested")).containsExactly("ai-centre");
        assertThat(life.refuses("dev-team-2", "signOffRca", "signOff")).contains("TASK_WORK");
        assertThat(life.refuses("ai-centre", "signOffRca", "rework")).contains("comment");
        life.decide("ai-centre", "signOffRca", "rework", entry("comment", "What about the other exports?"));
        life.waitsAt("analyseCause");
        assertThat(log.find(life.key()).orElseThrow().state()).isEqualTo(State.OPEN);
        assertThat(engine.getVariable(execution(life), "impact")).isEqualTo("Researchers of all Trusts, for a day");
        analyse(life, "", entry("rootCause", "All exports share the page limit"));
        life.decide("ai-centre", "signOffRca", "signOff");

        life.endsAt("analysisClosed");
        assertThat(log.find(life.key()).orElseThrow().state()).isEqualTo(State.SIGNED_OFF);
        var revision = log.revisions(life.key()).get(0);
        assertThat(revision.decidedBy()).isEqualTo("ai-centre");
        assertThat(revision.sha256()).isEqualTo(document(life).sha256());
        assertThat(told(life, "rca-signed-off")).isEqualTo(new TreeSet<>(READERS));
        assertThat(document(life).markdown()).contains("All exports share the page limit");
    }

    @Test
    @Requirement("F-116")
    void anAnalysisWithAGapIsRefusedWithTheMend() {
        var life = issue();

        for (var field : List.of("whatHappened", "impact", "why1", "rootCause", "remedy", "proof", "improvement")) {
            assertThat(refused(life, entry(field, " "))).as(field).contains("missing");
        }
        assertThat(refused(life, entry("rootCause", "x".repeat(4001)))).contains("4000 is the most");
        assertThat(refusedWith(life, "nobody | 2027-01-10 | Act")).contains("Action 1: ", "no party", "trust-kch");
        assertThat(refusedWith(life, "answer | 2027-01-10 | Act\nanswer | | Act"))
                .contains("Action 2: ", "by which day");
        assertThat(refusedWith(life, "answer | 2026-01-10 | Act")).contains("has passed");
    }

    @Test
    @Tag("engine")
    void aTextOfTheGreatestLengthIsKeptWhole() {
        var life = issue();
        var whole = "é".repeat(4000);

        analyse(life, "", entry("rootCause", whole));

        assertThat(log.find(life.key()).orElseThrow().analysis().rootCause()).isEqualTo(whole);
        log.reopen(life.key(), "Read it again", "dev-team");
        assertThat(engine.getVariable(execution(life), "rootCause")).isEqualTo(whole);
    }

    @Test
    @Tag("engine")
    @Requirement("F-116")
    void actionsGoToTheirOwnersAreBroughtToMindAndOutliveTheAnalysis() {
        var life = issue();
        var due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(14);
        analyse(
                life,
                "answer, Dana Ortiz | " + due + " | Test exports with large cohorts\n" + "King's College Hospital | "
                        + due.plusDays(1) + " | Report missing pages at once");

        life.waitsAt("completeAction");
        assertThat(told(life, "rca-shared")).contains("answer", "trust-kch");
        assertThat(standings.of(life.release()).inFlight()).isFalse();
        assertThat(life.offeredTo("completeAction")).containsExactly("flip-dev-team", "flip-trust-kch");
        assertThat(log.openActions()).extracting(RcaAction::release).contains(life.key());
        assertThat(life.refuses("dev-team", "completeAction", "done")).contains("comment");

        clock.advanceTo(clock.instant().plus(Duration.ofDays(16)));
        life.fire("reminderDue");
        life.fire("reminderDue");
        assertThat(told(life, "task-overdue")).containsExactlyInAnyOrder("answer", "trust-kch");
        assertThat(notices.of(life.key()).stream()
                        .filter(notice -> notice.name().equals("task-overdue")))
                .hasSize(2);

        life.decide("dev-team", "completeAction", "done", entry("comment", "In the nightly tests"));
        life.decide("trust-kch", "completeAction", "dropped", entry("comment", "The desk does it"));
        life.endsAt("analysisClosed");
        assertThat(log.actions(life.key()))
                .extracting(RcaAction::state, RcaAction::explanation, RcaAction::endedBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(RcaAction.State.DONE, "In the nightly tests", "dev-team"),
                        org.assertj.core.groups.Tuple.tuple(RcaAction.State.DROPPED, "The desk does it", "trust-kch"));
        assertThat(log.actions(life.key()).get(0).person()).isEqualTo("Dana Ortiz");
    }

    @Test
    @Requirement("F-116")
    void anOpenAnalysisIsBroughtToMind() {
        var life = issue();
        clock.advanceTo(clock.instant().plus(Duration.ofDays(9)));

        life.fire("reminderDue");

        assertThat(told(life, "task-overdue")).containsExactly("answer");
    }

    @Test
    @Requirement("F-112")
    void aFrozenEntryIsOpenedAgainOnlyAsANewRevision() {
        var life = issue();
        assertThatThrownBy(() -> log.reopen(life.key(), "More is known", "dev-team"))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("open already");
        analyse(life, "answer | 2027-03-01 | Test exports");
        var first = document(life);
        assertThatThrownBy(() -> log.tell(life.key(), clock.instant(), "A late memory", "dev-team"))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("frozen");
        assertThatThrownBy(() -> log.reopen(life.key(), " ", "dev-team")).hasMessageContaining("reason");

        log.reopen(life.key(), "The remedy did not hold", "dev-team");
        log.tell(life.key(), clock.instant().minusSeconds(60), "Pages were lost again", "dev-team");

        life.waitsAt("analyseCause", "completeAction");
        assertThat(standings.of(life.release()).inFlight()).isTrue();
        analyse(life, "", entry("remedy", "The limit is gone in the browser too"));
        assertThat(log.find(life.key()).orElseThrow().revision()).isEqualTo(2);
        assertThat(document(life).markdown())
                .contains("Pages were lost again", "The remedy did not hold", "in the browser too", "Test exports");
        assertThat(documents.of(life.key())).extracting(ReleaseDocument::sha256).contains(first.sha256());
        assertThat(log.revisions(life.key())).hasSize(2);
        assertThat(life.tasks("completeAction")).as("ordered once").hasSize(1);
    }

    @Test
    @Requirement("X-26")
    void theReleaseThatMendsAnIssueIsTheOneWithItsTicketInScope() {
        var life = issue();
        var planned = PlannedRelease.start(context, "Mends the export");
        var reference = log.issue(log.find(life.key()).orElseThrow()).reference();
        scopes.replace(
                planned.key(),
                List.of(new ScopeItem(reference, TicketKind.BUG, "Export", 2, null, "Done", true, null, null, false)));

        assertThat(log.fixes(life.release())).containsExactly(planned.key().value());
        analyse(life, "");
        assertThat(document(life).markdown()).contains(planned.key().value());
    }

    @Test
    @Requirement({"F-117", "F-118"})
    void theListIsSharedWithTheAiCentreAndTheTrusts() {
        var life = issue();
        var newest = Lifecycle.of(
                context, context.getBean(Releases.class).get(log.all().get(0).release()));

        log.share("flip", "dev-team");

        assertThat(told(newest, "rca-list")).isEqualTo(new TreeSet<>(READERS));
        assertThat(documents
                        .newest(newest.key(), ReleaseDocument.RCA_LIST)
                        .orElseThrow()
                        .markdown())
                .contains(life.key().value(), "Open");
    }

    private Lifecycle issue() {
        return Lifecycle.start(
                context,
                "rca",
                new LiveIssue("SD-" + ISSUES.incrementAndGet(), 2, "production", "The export loses its last page"));
    }

    /** Only a hotfix starts from a blocker; its analysis is the same. */
    private void asBlocker(Lifecycle life) {
        db.sql("UPDATE slw_live_issue SET severity = 1 WHERE release_key = :release")
                .param("release", life.key().value())
                .update();
    }

    @SafeVarargs
    private void analyse(Lifecycle life, String actions, Map.Entry<String, Object>... others) {
        life.decide("dev-team", "analyseCause", "done", answers(actions, others));
    }

    @SafeVarargs
    private String refused(Lifecycle life, Map.Entry<String, Object>... others) {
        return life.refuses("dev-team", "analyseCause", "done", answers("", others));
    }

    private String refusedWith(Lifecycle life, String actions) {
        return life.refuses("dev-team", "analyseCause", "done", answers(actions, none()));
    }

    @SafeVarargs
    private static Map.Entry<String, Object>[] none(Map.Entry<String, Object>... none) {
        return none;
    }

    @SuppressWarnings("unchecked")
    private static Map.Entry<String, Object>[] answers(String actions, Map.Entry<String, Object>[] others) {
        var answers = new java.util.HashMap<String, Object>(Map.of(
                "whatHappened", "The export cut the last page",
                "impact", "Researchers of all Trusts, for a day",
                "why1", "Nobody tested it with many rows",
                "contributing", "A new page limit\nNo alarm",
                "rootCause", "The page limit was copied",
                "remedy", "The page limit is gone",
                "proof", "Exported 10 000 rows",
                "improvement", "Test exports with large cohorts"));
        answers.putAll(ActionRows.of(actions));
        List.of(others).forEach(other -> answers.put(other.getKey(), other.getValue()));
        return new ArrayList<>(answers.entrySet()).toArray(new Map.Entry[0]);
    }

    private String execution(Lifecycle life) {
        return life.tasks("analyseCause").get(0).getExecutionId();
    }

    private ReleaseDocument document(Lifecycle life) {
        return documents.newest(life.key(), ReleaseDocument.ROOT_CAUSE_ANALYSIS).orElseThrow();
    }

    private Set<String> told(Lifecycle life, String notice) {
        var parties = new TreeSet<String>();
        notices.of(life.key()).stream()
                .filter(found -> found.name().equals(notice))
                .flatMap(found -> found.deliveries().stream())
                .map(Delivery::party)
                .forEach(parties::add);
        return parties;
    }
}
