package io.slipway.rfc;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.calendar.BusinessDays;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Criteria;
import io.slipway.readiness.ReleaseParts;
import io.slipway.release.Releases;
import io.slipway.release.StartRequest;
import io.slipway.release.Terms;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import io.slipway.testing.AnotherEngine;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import io.slipway.testing.Visitor;
import io.slipway.words.Digest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The steps of a request for change as a model asks for them: the canal below {@code src/test/resources/canal}. */
@ExtendWith(AnotherEngine.class)
@SlipwayTest
@TestPropertySource(properties = "slipway.home=src/test/resources/canal")
class RequestForChangeStepsTest {

    private static final String UPPER = "canal-upper";
    private static final String LOWER = "canal-lower";
    private static final String WARDEN = "canal-wardens";
    private static final String HARBOUR = "canal-harbour";

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    @Test
    @Requirement({"M-115", "M-116", "M-117"})
    void whatIsPlannedIsKeptWithItsTitleAndRefusedWhileSomethingIsMissing() {
        var life = start("upper");
        assertThat(life.offeredTo("planChange")).containsExactly(UPPER);
        assertThat(life.refuses(UPPER, "planChange", "plan", entry("contacts", "Duty desk")))
                .contains("'Plan change' is not complete. Fill in 'Runbook', 'Agreed downtime'");
        assertThat(context.getBean(ReleaseParts.class).of(life.key())).isEmpty();

        var before = shownDigest(life);
        plan(life, UPPER);
        assertThat(context.getBean(ReleaseParts.class).of(life.key()))
                .extracting(part -> part.part() + " " + part.title() + ": " + part.text() + ", by " + part.writtenBy())
                .containsExactlyInAnyOrder(
                        "runbook Runbook: Drain, change, fill, by " + UPPER,
                        "downtime Agreed downtime: Two hours, by " + UPPER);
        assertThat(shownDigest(life)).as("what people approve covers it").isNotEqualTo(before);
        assertThat(page(life)).contains("Plans and reports", "Drain, change, fill");
        assertThat(get(life, "")).contains("\"parts\":[{\"part\":");
        assertThat(get(life, "/parts")).contains("\"title\":\"Agreed downtime\"");
    }

    @Test
    @Requirement({"M-123", "M-125", "M-127", "M-128", "X-14", "X-15"})
    void aRequestIsDraftedRaisedAndApprovedByEverybodyWhomTheTableNames() {
        var life = untilTheRequest("upper");
        draft(life, UPPER, "Bring the old controls back");
        assertThat(life.shown("raiseRequest").prop("rfcWhen").stringValue()).contains("Model canal", "; Canal");
        life.decide(UPPER, "raiseRequest", "raise");

        assertThat(life.offeredTo("approveRequest")).containsExactlyInAnyOrder("canal-wardens", "canal-harbour");
        life.decide(WARDEN, "approveRequest", "approve");
        assertThat(isMet(life)).as("one of two").isFalse();
        life.waitsAt("approveRequest");
        life.decide(HARBOUR, "approveRequest", "approve");
        life.waitsAt("reviewChange");
        assertThat(isMet(life)).isTrue();
        assertThat(page(life)).contains("Request for change 1", "Bring the old controls back", "Harbour Office");
        var json = get(life, "/rfc");
        assertThat(JsonPath.<String>read(json, "$.current.state")).isEqualTo("APPROVED");
        assertThat(JsonPath.<Boolean>read(json, "$.counts")).isTrue();
        assertThat(JsonPath.<List<String>>read(json, "$.current.places[*].environment"))
                .containsExactly("model", "canal");
    }

    @Test
    void whatIsSentBackIsDraftedAnewFromWhatItSaid() {
        var life = untilTheRequest("upper");
        draft(life, UPPER, "Back");
        life.decide(UPPER, "raiseRequest", "raise");
        life.decide(WARDEN, "approveRequest", "approve");
        life.decide(HARBOUR, "approveRequest", "sendBack", entry("comment", "Not at high tide"));

        life.waitsAt("draftRequest");
        assertThat(life.suggested("draftRequest", "impact")).isEqualTo("Ships wait");
        assertThat(life.suggested("draftRequest", "modelStart")).isEqualTo(day() + "T10:00");
        assertThat(life.shown("draftRequest").prop("rfcEarlier").stringValue()).isEqualTo("none");
        draft(life, UPPER, "Back");
        life.decide(UPPER, "raiseRequest", "sendBack", entry("comment", "One hour later"));
        draft(life, UPPER, "Back");
        life.decide(UPPER, "raiseRequest", "raise");
        assertThat(life.shown("approveRequest").prop("rfcNumber").numberValue().intValue())
                .isEqualTo(3);
        assertThat(page(life)).contains("Request for change 3", "Earlier rounds: 2", "Not at high tide");

        life.decide(HARBOUR, "approveRequest", "refuse", entry("comment", "Never"));
        life.decide(WARDEN, "approveRequest", "approve");
        life.endsAt("changeRefused");
    }

    @Test
    @Requirement({"M-211", "M-212"})
    void aKeeperWhoFixesForwardHasNoWayBack() {
        var life = untilTheRequest("lower");
        assertThat(life.shown("draftRequest").prop("remedy").stringValue()).contains("Lower Locks fixes forward");
        assertThat(life.refuses(LOWER, "draftRequest", "draft", request("Back")))
                .contains("(M-212)");
        draft(life, LOWER, "");
        approve(life, LOWER);

        assertThat(life.refuses(WARDEN, "reviewChange", "rollBack", entry("comment", "It is bad")))
                .contains("Rolling back is not open to Lower Locks, which fixes forward (M-212)");
        assertThat(untilTheRequest("upper").refuses(UPPER, "draftRequest", "draft", request("")))
                .contains("(M-211)");
    }

    @Test
    @Requirement({"M-143", "M-144", "M-148", "M-151", "M-153"})
    void aReviewFindsWhatIsThereAndOnlyASettledChangeIsClosed() {
        var life = untilTheRequest("upper");
        draft(life, UPPER, "Back");
        approve(life, UPPER);
        assertThat(life.refuses(WARDEN, "reviewChange", "success"))
                .contains("Upper model does not run the build", "Upper locks does not run the build");
        life.decide(WARDEN, "reviewChange", "fixForward", entry("comment", "A gate sticks"));

        db.sql("UPDATE slw_window SET moved_by = 'somebody' WHERE release_key = :key AND number = 1")
                .param("key", life.key().value())
                .update();
        assertThat(life.refuses(WARDEN, "recordLessons", "notNeeded", entry("comment", "All went well")))
                .contains("(M-148)", "the end of window 1 was moved");
        life.decide(WARDEN, "recordLessons", "record", entry("lessons", "Grease the gates"));
        assertThat(life.refuses(WARDEN, "agreeActions", "agree", entry("action1", "Grease")))
                .contains("'owner1' is missing", "'due1' is missing");
        life.decide(
                WARDEN,
                "agreeActions",
                "agree",
                entry("action1", "Grease"),
                entry("owner1", "Upper Locks"),
                entry("due1", day().plusDays(3).toString()));
        life.waitsAt("reviewChange");
        assertThat(context.getBean(Rfcs.class).of(life.key()).get(0).state()).isEqualTo(Rfc.State.APPROVED);

        life.decide(WARDEN, "reviewChange", "rollBack", entry("comment", "Taken out again"));
        life.decide(WARDEN, "recordLessons", "record", entry("lessons", "Grease the gates"));
        life.decide(WARDEN, "agreeActions", "none", entry("comment", "All done"));
        life.endsAt("changeDone");
        assertThat(JsonPath.<String>read(get(life, "/rfc"), "$.current.state")).isEqualTo("CLOSED");
    }

    private Lifecycle start(String party) {
        var request = new StartRequest(
                "canal", "change", "Softer gates", "They slam", null, null, null, null, Terms.of(party), List.of());
        var life = Lifecycle.of(context, context.getBean(Releases.class).start(request, WARDEN));
        life.advance();
        return life;
    }

    private Lifecycle untilTheRequest(String party) {
        var life = start(party);
        plan(life, "canal-" + party);
        var name = life.key().number() + "-rc1";
        var manifest = new BuildManifest(
                "canal",
                name,
                List.of(new Build.Component("gates", name, "gates.tar.gz", Digest.of(name))),
                List.of(),
                List.of());
        var builds = context.getBean(Builds.class);
        builds.choose(life.release(), builds.register(manifest, "build-server"));
        context.getBean(Scopes.class)
                .replace(
                        life.key(),
                        List.of(new ScopeItem(
                                "CANAL-1", TicketKind.BUG, "Gates slam", 2, null, "Done", true, null, null, false)));
        return life;
    }

    private void plan(Lifecycle life, String keeper) {
        life.decide(
                keeper, "planChange", "plan", entry("runbook", "Drain, change, fill"), entry("downtime", "Two hours"));
    }

    private void draft(Lifecycle life, String keeper, String rollbackPlan) {
        life.decide(keeper, "draftRequest", "draft", request(rollbackPlan));
    }

    private void approve(Lifecycle life, String keeper) {
        life.decide(keeper, "raiseRequest", "raise");
        life.decide(WARDEN, "approveRequest", "approve");
        life.decide(HARBOUR, "approveRequest", "approve");
        life.waitsAt("reviewChange");
    }

    @SuppressWarnings("unchecked")
    private Map.Entry<String, Object>[] request(String rollbackPlan) {
        var answers = new ArrayList<Map.Entry<String, Object>>();
        answers.add(entry("summary", "Gates close softly"));
        answers.add(entry("impact", "Ships wait"));
        answers.add(entry("rollbackPlan", rollbackPlan));
        answers.add(entry("modelStart", day() + "T10:00"));
        answers.add(entry("modelEnd", day() + "T12:00"));
        answers.add(entry("canalStart", day() + "T13:00"));
        answers.add(entry("canalEnd", day() + "T15:00"));
        return answers.toArray(Map.Entry[]::new);
    }

    private LocalDate day() {
        var programme = context.getBean(Programmes.class).get("canal");
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
        return context.getBean(BusinessDays.class).after(programme, today, 1);
    }

    private boolean isMet(Lifecycle life) {
        return context.getBean(Criteria.class).isMet(life.release(), "requestApproved");
    }

    private String shownDigest(Lifecycle life) {
        return context.getBean(io.slipway.readiness.ReleaseContent.class).digest(life.key());
    }

    private String page(Lifecycle life) {
        return Visitor.browser(port, WARDEN).get("/releases/" + life.key()).body();
    }

    private String get(Lifecycle life, String path) {
        return Visitor.browser(port, WARDEN)
                .get("/api/releases/" + life.key() + path)
                .body();
    }
}
