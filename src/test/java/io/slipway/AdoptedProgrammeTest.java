package io.slipway;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.comms.Notices;
import io.slipway.comms.Outbox;
import io.slipway.deployment.Environments;
import io.slipway.deployment.InstalledSite;
import io.slipway.deployment.Runs;
import io.slipway.deployment.following.Polls;
import io.slipway.release.Releases;
import io.slipway.release.StartRequest;
import io.slipway.testing.AnotherEngine;
import io.slipway.testing.AutomationSimulator;
import io.slipway.testing.BannerSimulator;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import io.slipway.testing.Visitor;
import io.slipway.testing.Walks;
import io.slipway.words.Digest;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A third programme, written in files alone below {@code src/test/resources/harbour}: other roles, other places, a
 * lifecycle of its own drawn from shared parts, and a party that deploys by hand.
 */
@ExtendWith(AnotherEngine.class)
@SlipwayTest
@Walks(
        value = {"deploy-by-hand", "deploy-release", "roll-back-release"},
        only = AdoptedProgrammeTest.BY_HAND)
@TestPropertySource(properties = "slipway.home=src/test/resources/harbour")
class AdoptedProgrammeTest {

    /** What of the shared models only those walk whose sites are deployed to by hand. */
    static final String BY_HAND = "deploy-by-hand: .*|deploy-release: .*([bB]yHandRefused|[dD]eployByHand|DoneByHand).*"
            + "|roll-back-release: (.*([rR]ollBackByHand|RolledBackByHand).*|rolledBack|.*AnsibleDoneNo)";

    private static final String FORECASTER = "harbour-forecasters";
    private static final String ANOTHER = "harbour-forecasters-2";
    private static final String BOARD = "harbour-overseers";
    private static final String MASTER = "harbour-south";

    @Autowired
    ApplicationContext context;

    @Autowired
    Releases releases;

    @Autowired
    Environments environments;

    @Autowired
    Runs runs;

    @Autowired
    AutomationSimulator ansible;

    @Autowired
    TestClock clock;

    @Autowired
    BannerSimulator banner;

    @LocalServerPort
    int port;

    private Lifecycle life;

    @BeforeEach
    void start() {
        var request = new StartRequest("harbour", "change", "Spring tides", "They came early", null, null, null, null);
        life = Lifecycle.of(context, releases.start(request, FORECASTER));
        life.advance();
    }

    /** What a person ends meanwhile, nobody reports on any more: its run is closed, and stands in nobody's way. */
    @AfterEach
    void end() {
        var engine = context.getBean(RuntimeService.class);
        engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(life.key().value())
                .rootProcessInstances()
                .list()
                .forEach(instance -> engine.deleteProcessInstance(instance.getId(), "The test is over"));
        Polls.follow(context);
        assertThat(runs.of(life.key()))
                .allSatisfy(run -> assertThat(run.state().hasEnded()).isTrue());
    }

    @Test
    void aChangeWalksToItsEndOneQuayByAnsibleAndOneByHand() {
        untilTheQuays();
        assertThat(ansible.started(life.key().value()))
                .containsExactly(
                        "DEPLOY " + build() + " tank", "VERIFY " + build() + " tank",
                        "DEPLOY " + build() + " north", "VERIFY " + build() + " north");

        life.waitsAt("beginByHand");
        assertThat(life.offeredTo("beginByHand")).containsExactly("harbour-south");
        life.decide(MASTER, "beginByHand", "begin");
        life.decide(
                MASTER,
                "reportByHand",
                "done",
                entry("installedBuild", build()),
                entry("evidence", "Version page shows it"));
        life.decide(ANOTHER, "verifyByHand", "verified");

        life.endsAt("changeDone");
        assertThat(banner.history()).as("there is none").isEmpty();
        assertThat(context.getBean(Notices.class).of(life.key()))
                .filteredOn(notice -> notice.subject().contains("Begin by hand"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.deliveries())
                        .extracting(delivery -> delivery.party())
                        .containsExactly("south"));
        assertThat(quay("south").build()).isEqualTo(build());
        assertThat(quay("south").declared()).isTrue();
        assertThat(quay("north").declared()).isFalse();
    }

    @Test
    void nobodyBeginsByHandOutsideTheWindow() {
        untilTheQuays();
        clock.advanceTo(clock.instant().plus(Duration.ofHours(3)));
        assertThat(life.refuses(MASTER, "beginByHand", "begin")).contains("Do not begin: It is", "downtime window 1");

        life.decide(MASTER, "beginByHand", "notBegun", entry("comment", "The night is over"));
        life.waitsAt("decideOnFailure");
        assertThat(life.shown("decideOnFailure").prop("sites").toString())
                .contains("South quay", "Not begun: The night is over");
        assertThat(life.shown("decideOnFailure").prop("whatHappened").stringValue())
                .contains("did not succeed everywhere: ", "South quay: ", "The night is over");
    }

    @Test
    void whatIsDeclaredNeedsEvidenceAndTheBuildOfTheRun() {
        untilTheQuays();
        life.decide(MASTER, "beginByHand", "begin");
        assertThat(life.refuses(
                        MASTER, "reportByHand", "done", entry("installedBuild", "2.0.0"), entry("evidence", "Seen")))
                .contains("The run brings build " + build() + ", and you say that '2.0.0' runs there");
        assertThat(life.refuses(MASTER, "reportByHand", "done", entry("installedBuild", build())))
                .contains("Give the evidence");
        life.decide(MASTER, "reportByHand", "done", entry("installedBuild", build()), entry("evidence", "Seen"));
        assertThat(quay("south").build()).as("not verified yet").isNotEqualTo(build());
    }

    @Test
    void whatDoesNotHoldIsDecidedOnAndDoneAgainThereAlone() {
        untilTheQuays();
        declare();
        life.decide(ANOTHER, "verifyByHand", "notVerified", entry("comment", "The page shows the old build"));
        life.waitsAt("decideOnFailure");
        life.decide(FORECASTER, "decideOnFailure", "retry", entry("comment", "Once more"));
        assertThat(life.offeredTo("beginByHand")).containsExactly("harbour-south");
        declare();
        life.decide(ANOTHER, "verifyByHand", "verified");
        life.endsAt("changeDone");
    }

    @Test
    void whatWentWrongAtTheFirstQuayIsTakenBackByHandWhereHandsBroughtIt() {
        untilTheQuays();
        declare();
        life.decide(ANOTHER, "verifyByHand", "notVerified", entry("comment", "No health"));
        life.decide(FORECASTER, "decideOnFailure", "rollBack", entry("comment", "Take it back"));
        life.waitsAt("beginByHand");
        life.decide(MASTER, "beginByHand", "begin");
        assertThat(life.refuses(
                        MASTER, "reportByHand", "done", entry("installedBuild", build()), entry("evidence", "Seen")))
                .contains("was to go");
        life.decide(MASTER, "reportByHand", "failed", entry("comment", "It does not start"));
        life.decide(FORECASTER, "decideOnRollback", "retry", entry("comment", "Once more"));

        life.decide(MASTER, "beginByHand", "begin");
        life.decide(
                MASTER, "reportByHand", "done", entry("installedBuild", "2.0.0"), entry("evidence", "Version page"));
        life.decide(ANOTHER, "verifyByHand", "verified");
        life.endsAt("changeDone");
        assertThat(quay("south").build()).isEqualTo("2.0.0");
    }

    @Test
    void aWaveByHandIsNotOrderedAnyMoreOnceTheWindowIsOver() {
        untilTheWindow();
        ansible.holdNext();
        life.fire("windowOpens");
        clock.advanceTo(clock.instant().plus(Duration.ofHours(3)));
        ansible.loseHeld();
        life.advance();
        life.decide(FORECASTER, "decideOnFailure", "accept", entry("comment", "It is there, by the log"));
        life.waitsAt("decideOnFailure");
        assertThat(context.getBean(TaskService.class)
                        .getVariable(life.tasks("decideOnFailure").get(0).getId(), "refusal"))
                .asString()
                .contains("downtime window 1");
    }

    @Test
    void aRunByHandIsNotCancelledButReported() {
        untilTheQuays();
        var run = runs.of(life.key()).get(runs.of(life.key()).size() - 1);
        assertThatThrownBy(() -> runs.cancel(run.id(), FORECASTER)).hasMessageContaining("is carried out by hand");
        assertThat(ansible.started(life.key().value())).noneMatch(order -> order.contains("south"));
    }

    @Test
    void everyPageShowsIt() {
        untilTheQuays();
        declare();
        var manager = Visitor.browser(port, "harbour-release-manager");
        assertThat(manager.get("/").body()).contains("Spring tides", life.key().value());
        assertThat(manager.get("/releases/" + life.key()).body()).contains("Spring tides", "The quays", "South quay");
        assertThat(manager.get("/environments").body()).contains("Trial tank", "North quay", "South quay");
        assertThat(manager.get("/calendar").body()).contains("Harbour tide forecasts");
        for (var page : List.of(
                "/releases/new",
                "/rca",
                "/api/releases",
                "/api/environments",
                "/api/calendar",
                "/api/releases/" + life.key() + "/runs",
                "/api/releases/" + life.key() + "/timeline")) {
            assertThat(manager.status(page)).as(page).isEqualTo(200);
        }
    }

    private void declare() {
        life.decide(MASTER, "beginByHand", "begin");
        life.decide(
                MASTER, "reportByHand", "done", entry("installedBuild", build()), entry("evidence", "Version page"));
    }

    private InstalledSite quay(String code) {
        return environments.installed("harbour").stream()
                .filter(site -> site.site().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void untilTheQuays() {
        untilTheWindow();
        life.fire("windowOpens");
    }

    private void untilTheWindow() {
        life.decide(BOARD, "agreeContents", "agree");
        life.decide(FORECASTER, "registerBuild", "register", entry("build", register()));
        life.decide(FORECASTER, "compareWithTides", "pass", entry("tides", "pass"));
        life.decide(FORECASTER, "signOffCandidate", "signOff");
        life.decide(BOARD, "confirmCandidate", "confirm");
        setWindow();
        context.getBean(Outbox.class).deliverDue();
    }

    private void setWindow() {
        var zone = ZoneId.of("Europe/Amsterdam");
        var night = clock.instant().atZone(zone).toLocalDate().plusDays(1).atTime(LocalTime.of(2, 0));
        life.decide(
                FORECASTER,
                "setWindow",
                "set",
                entry("windowStart", night.toString()),
                entry("windowEnd", night.plusHours(2).toString()));
        clock.advanceTo(night.atZone(zone).toInstant());
    }

    private String build() {
        return String.valueOf(life.release().build());
    }

    private String register() {
        var name = life.release().number() + "-rc9";
        var manifest = new BuildManifest(
                "harbour",
                name,
                List.of(new Build.Component("forecast", name, "forecast-" + name + ".tar.gz", Digest.of(name))),
                List.of(),
                List.of());
        return context.getBean(Builds.class).register(manifest, "build-server").name();
    }
}
