package io.slipway.deployment.following;

import static io.slipway.deployment.Playbook.DEPLOY;
import static io.slipway.deployment.Playbook.ROLLBACK;
import static io.slipway.deployment.Playbook.VERIFY;
import static io.slipway.deployment.following.Room.production;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.deployment.DeploymentRefused;
import io.slipway.deployment.Run;
import io.slipway.deployment.RunEvent.Kind;
import io.slipway.deployment.RunLedger;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.RunState;
import io.slipway.deployment.Runs;
import io.slipway.downtime.SiteAgreement;
import io.slipway.testing.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Applications with data folders of their own on one database: a run has one of them, and every run has an end. */
@Tag("engine")
class TwoNodesTest {

    private final Room room = new Room();
    private final ControllerSimulator there = new ControllerSimulator();
    private final RunPoller here = room.node("node-a", room.controller);
    private final RunPoller other = room.node("node-b", there);

    @BeforeEach
    void setUp() {
        room.readyForProduction();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Requirement({"F-085", "F-086"})
    void oneOfManyThatRaceStartsTheRun() {
        var controllers = IntStream.range(0, 4)
                .mapToObj(number -> new ControllerSimulator())
                .toList();
        var nodes = IntStream.range(0, 4)
                .mapToObj(number -> room.node("node-" + number, controllers.get(number)))
                .toList();
        for (var wave = 0; wave < 3; wave++) {
            var run = room.launch(production(wave, 0, DEPLOY));

            nodes.stream()
                    .map(node -> CompletableFuture.runAsync(() -> {
                        node.poll();
                        node.poll();
                    }))
                    .toList()
                    .forEach(CompletableFuture::join);

            assertThat(controllers.stream().flatMap(controller -> controller.started.stream()))
                    .filteredOn(run::equals)
                    .hasSize(1);
            assertThat(run(run).state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(room.told).hasSize(wave + 1);
        }
    }

    @Test
    void theOtherNeitherStartsNorReadsWhatOneHasBegun() {
        room.controller.ending = RunState.RUNNING;
        var run = room.launch(production(1, 0, DEPLOY));
        here.poll();

        other.poll();
        room.letTheClaimRunOut(run);
        other.poll();

        assertThat(there.prepared).isEmpty();
        assertThat(there.started).isEmpty();
        assertThat(run(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aNodeThatDiesBetweenItsClaimAndItsBeginningGivesTheRunBack() {
        var run = room.launch(production(1, 0, DEPLOY));
        assertThat(room.bean(RunClaims.class).claim(run, "node-a")).isTrue();

        other.poll();
        assertThat(there.started).isEmpty();
        room.letTheClaimRunOut(run);
        other.poll();
        here.poll();

        assertThat(there.started).containsExactly(run);
        assertThat(room.controller.started).isEmpty();
        assertThat(room.bean(RunClaims.class).begin(run, "node-a")).isFalse();
    }

    @Test
    void aNodeThatCannotPrepareLeavesTheRunToOneThatCan() {
        room.controller.broken = true;
        var run = room.launch(production(1, 0, DEPLOY));
        here.poll();

        room.letTheClaimRunOut(run);
        other.poll();

        assertThat(there.started).containsExactly(run);
        assertThat(room.told).containsExactly("FLIP-1.4.0.0 SUCCEEDED");
    }

    @Test
    void whatDiedAfterItsBeginningWasCommittedIsStartedByItsOwnNodeAlone() {
        var run = room.launch(production(1, 0, DEPLOY));
        claimAndBegin(run);

        other.poll();
        assertThat(there.started).isEmpty();
        here.poll();

        assertThat(room.controller.started).containsExactly(run);
        assertThat(room.told).containsExactly("FLIP-1.4.0.0 SUCCEEDED");
    }

    @Test
    void theRunOfANodeThatDoesNotComeBackIsLostToAPersonAndNeverStartedAgain() {
        room.controller.ending = RunState.RUNNING;
        room.controller.fates.put("uclh", Kind.OTHER);
        var run = room.launch(production(1, 0, DEPLOY));
        here.poll();

        room.pollFor(Room.UNFOLLOWED.minusMinutes(1), other);
        assertThat(run(run).state()).isEqualTo(RunState.RUNNING);
        room.pollFor(Duration.ofMinutes(1), other);

        var lost = run(run);
        assertThat(lost.state()).isEqualTo(RunState.LOST);
        assertThat(lost.note()).contains("not known", "15 minutes", "node-a", "then decide");
        assertThat(lost.sites())
                .extracting(site -> site.site() + " " + site.outcome() + " " + site.changed())
                .containsExactly("kch SUCCEEDED true", "uclh INCOMPLETE true");
        assertThat(room.told).containsExactly("FLIP-1.4.0.0 LOST");
        assertThat(there.started).isEmpty();
    }

    @Test
    void whatWasGivenUpIsStoppedWhenItsNodeComesBack() {
        room.controller.ending = RunState.RUNNING;
        var run = room.launch(production(1, 0, DEPLOY));
        here.poll();
        room.pollFor(Room.UNFOLLOWED, other);
        assertThat(run(run).state()).isEqualTo(RunState.LOST);
        var before = run(run);

        room.controller.unreadable = true;
        here.poll();
        room.controller.unreadable = false;
        here.poll();
        here.poll();

        assertThat(room.controller.cancelled).containsExactly(run);
        assertThat(there.cancelled).isEmpty();
        assertThat(run(run)).isEqualTo(before);
    }

    @Test
    void aNodeThatSleptBeforeItStartedARunDoesNotStartWhatWasGivenUpMeanwhile() {
        var run = room.launch(production(1, 0, DEPLOY));
        claimAndBegin(run);
        var asItSleeps = room.bean(RunLedger.class).get(run).orElseThrow();
        room.pollFor(Room.UNFOLLOWED, other);
        assertThat(run(run).state()).isEqualTo(RunState.LOST);

        room.follower("node-a", room.controller).follow(asItSleeps);

        assertThat(room.controller.started).isEmpty();
    }

    @Test
    void whatIsFollowedByItsNodeIsNeverLostHoweverLongItTakes() {
        room.controller.ending = RunState.RUNNING;
        var run = room.launch(production(1, 0, DEPLOY));

        room.pollFor(Room.UNFOLLOWED.multipliedBy(2), here, other);

        assertThat(run(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void afterAnOutageOfAllEverybodyFirstGetsTheTimeToComeBack() {
        room.controller.ending = RunState.RUNNING;
        var run = room.launch(production(1, 0, DEPLOY));
        here.poll();
        other.poll();
        room.clock.now = room.clock.now.plus(Duration.ofHours(1));

        other.poll();

        assertThat(run(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aRunThatNobodyTakesIsCalledOffAndNeverBegins() {
        room.controller.broken = true;
        var run = room.launch(production(1, 0, DEPLOY));

        room.pollFor(Room.UNFOLLOWED, here);

        assertThat(run(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(run(run).note()).contains("Nothing was started and nothing will be", "The disk is full");
        room.controller.broken = false;
        here.poll();
        other.poll();
        assertThat(room.controller.started).isEmpty();
        assertThat(there.started).isEmpty();
        assertThat(room.told).containsExactly("FLIP-1.4.0.0 CANCELLED");
    }

    @Test
    void aRunThatCannotBeReadComesBeforeAPerson() {
        for (var playbook : List.of(DEPLOY, VERIFY, ROLLBACK)) {
            room.controller.unreadable = false;
            if (playbook != DEPLOY) {
                room.controller.ending = RunState.SUCCEEDED;
                room.launch(production(0, 0, DEPLOY));
                here.poll();
            }
            room.controller.ending = RunState.RUNNING;
            var run = room.launch(production(playbook == DEPLOY ? 1 : 0, 0, playbook));
            here.poll();
            room.told.clear();
            room.controller.unreadable = true;

            room.pollFor(Room.UNFOLLOWED, here);

            assertThat(run(run).state()).isEqualTo(RunState.LOST);
            assertThat(run(run).note()).contains("The folder cannot be read");
            assertThat(room.told).containsExactly("FLIP-1.4.0.0 LOST");
            room.clock.now = Room.NOW;
        }
    }

    @Test
    void aRunWhoseLauncherNeverBeginsComesBeforeAPersonAndIsToldNotTo() {
        room.controller.deaf = true;
        var run = room.launch(production(1, 0, DEPLOY));
        here.poll();

        room.pollFor(Room.UNFOLLOWED, here);

        assertThat(run(run).state()).isEqualTo(RunState.LOST);
        assertThat(room.controller.cancelled).containsExactly(run);
        assertThat(room.told).containsExactly("FLIP-1.4.0.0 LOST");
    }

    @Test
    void anEndedRunStaysAsItWasWhateverComesLater() {
        var run = room.launch(production(1, 0, DEPLOY));
        here.poll();
        var before = run(run);
        var row = room.bean(RunLedger.class).get(run).orElseThrow();
        room.controller.fates.put("kch", Kind.FAILED);
        var late = new SiteProgress(row, room.controller.report(run));

        assertThat(room.bean(RunJournal.class).seen(row, "node-a", late)).isNull();
        assertThat(room.bean(RunJournal.class).lost(row, "late")).isNull();
        assertThat(room.bean(RunJournal.class).calledOff(row, "node-a", "late")).isNull();
        room.bean(RunLedger.class).site(run, row.sites().get(0).notStarted("late"));
        room.bean(RunClaims.class).trouble(run, "late");
        assertThat(room.bean(RunLedger.class).ended(run, RunState.LOST, "late", Room.NOW))
                .isFalse();

        assertThat(run(run)).isEqualTo(before);
    }

    @Test
    void whatANodeOrdersThatMayNotRunPlaybooksTheControlNodeBegins() {
        there.here = false;
        var run = room.launch(production(1, 0, DEPLOY));

        other.poll();
        assertThat(there.prepared).isEmpty();
        here.poll();

        assertThat(room.controller.started).containsExactly(run);
    }

    @Test
    void whatItsControlNodeCannotCarryOutComesBeforeAPersonWithTheReason() {
        var run = room.launch(production(1, 0, DEPLOY));
        room.controller.obstacle = "The inventory flip.yml has no host kch";

        here.poll();

        assertThat(run(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(run(run).note()).isEqualTo("The inventory flip.yml has no host kch");
        assertThat(room.controller.started).isEmpty();
    }

    @Test
    void whatIsNotKnownYetWhenItIsOrderedIsAskedBeforeItBegins() {
        room.controller.slow = true;
        room.controller.obstacle = "The inventory flip.yml has no host kch";

        var run = room.launch(production(1, 0, DEPLOY));
        here.poll();

        assertThat(run(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(run(run).note()).isEqualTo("The inventory flip.yml has no host kch");
        assertThat(room.controller.prepared).isEmpty();
    }

    @Test
    void aVerificationOfNothingIsAFailureThatAPersonSees() {
        room.controller.fates.put("gstt", Kind.UNREACHABLE);
        room.launch(production(2, 0, DEPLOY));
        here.poll();
        room.told.clear();

        var run = room.launch(production(2, 0, VERIFY));
        here.poll();

        assertThat(run(run).state()).isEqualTo(RunState.FAILED);
        assertThat(run(run).note()).startsWith("Nothing was verified");
        assertThat(room.told).containsExactly("FLIP-1.4.0.0 FAILED");
    }

    @Test
    void whatWasDeployedIsVerifiedThoughItsTrustChangedItsMindMeanwhile() {
        room.launch(production(2, 0, DEPLOY));
        here.poll();
        room.answer("gstt", 1, SiteAgreement.State.LEFT_OUT);

        var run = room.launch(production(2, 0, VERIFY));
        here.poll();

        assertThat(run(run).sites()).extracting(RunSite::site).containsExactly("gstt");
        assertThat(run(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aWaveWhoseSitesAreAllLeftOutByNowIsRefusedInWords() {
        room.answer("gstt", 1, SiteAgreement.State.LEFT_OUT);

        assertThatThrownBy(() -> room.launch(production(2, 0, DEPLOY)))
                .isInstanceOf(DeploymentRefused.class)
                .hasMessage("Wave 2 has no site to deploy to any more: gstt is left out of this release");
    }

    @Test
    void whatTheOutsideSaysIsStoredWhateverItIs() {
        room.controller.fates.put("kch", Kind.FAILED);
        room.controller.message = "a\u0000b \ud800 \u001b[31m " + "x".repeat(5000);

        var run = room.launch(production(1, 0, DEPLOY));
        here.poll();

        assertThat(run(run).state()).isEqualTo(RunState.FAILED);
        assertThat(run(run).sites().get(0).detail())
                .startsWith("Switch: a\ufffdb \ufffd \ufffd[31m")
                .hasSize(1000);
    }

    private void claimAndBegin(String run) {
        room.bean(RunClaims.class).claim(run, "node-a");
        room.prepare(run);
        room.bean(RunClaims.class).begin(run, "node-a");
    }

    private Run run(String id) {
        return room.bean(Runs.class).find(id).orElseThrow();
    }
}
