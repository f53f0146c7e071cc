package io.slipway.deployment.following;

import static io.slipway.deployment.Playbook.DEPLOY;
import static io.slipway.deployment.Playbook.ROLLBACK;
import static io.slipway.deployment.Playbook.VERIFY;
import static io.slipway.deployment.SiteOutcome.FAILED;
import static io.slipway.deployment.SiteOutcome.INCOMPLETE;
import static io.slipway.deployment.SiteOutcome.NOT_STARTED;
import static io.slipway.deployment.SiteOutcome.SUCCEEDED;
import static io.slipway.deployment.SiteOutcome.UNREACHABLE;
import static io.slipway.deployment.following.Room.production;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.slipway.deployment.Comparison;
import io.slipway.deployment.Comparisons;
import io.slipway.deployment.Environments;
import io.slipway.deployment.InstalledSite;
import io.slipway.deployment.ReachedSites;
import io.slipway.deployment.Run;
import io.slipway.deployment.RunEvent.Kind;
import io.slipway.deployment.RunKey;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.RunState;
import io.slipway.deployment.Runs;
import io.slipway.deployment.SiteOutcome;
import io.slipway.programme.Programme.Deployer;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.testing.Requirement;
import io.slipway.testing.TaskForms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs from the intent to the end that the lifecycle is told, whatever comes between. */
class DeploymentsTest {

    private final Room room = new Room();

    @BeforeEach
    void setUp() {
        room.readyForProduction();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aJobThatIsTriedAgainFindsItsFirstRun() {
        var first = room.launch(production(1, 0, DEPLOY));

        assertThat(room.launch(production(1, 0, DEPLOY))).isEqualTo(first);
        room.poll();
        assertThat(room.launch(production(1, 0, DEPLOY))).isEqualTo(first);
        assertThat(room.controller.started).containsExactly(first);
    }

    @Test
    void anotherOrderOfTheSameIsAnotherRun() {
        var first = room.launch(production(1, 0, DEPLOY));
        var again = new RunKey("order-2", Room.KEY, "production", 1, 1, 0, DEPLOY, Deployer.ANSIBLE);

        assertThat(room.launch(again)).isNotEqualTo(first);
    }

    @Test
    void nothingIsAppliedBeforeTheIntentIsCommittedAndOnceIsEnoughAfterwards() {
        room.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            room.launch(production(1, 0, DEPLOY));
            assertThat(room.controller.prepared).isEmpty();
            status.setRollbackOnly();
        });
        room.poll();
        assertThat(room.controller.prepared).isEmpty();

        var run = room.launch(production(1, 0, DEPLOY));
        assertThat(room.controller.started).isEmpty();
        // killed here; another application takes up the intent
        room.poll();
        room.poll();
        assertThat(room.controller.started).containsExactly(run);
    }

    @Test
    @Requirement({"F-087", "F-089"})
    void aRunIsWellOnlyIfEveryPlannedSiteIs() {
        room.controller.fates.put("uclh", Kind.OTHER);

        var run = room.carryOut(production(1, 0, DEPLOY));

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcomes(run)).containsOnly(entry("kch", SUCCEEDED), entry("uclh", NOT_STARTED));
        assertThat(room.told).containsExactly("FLIP-1.4.0.0 FAILED");
    }

    @Test
    @Requirement("F-087")
    void eachSiteHasTheOutcomeItsOwnEventsTell() {
        room.controller.fates.putAll(Map.of("preprod-trust-1", Kind.UNREACHABLE, "preprod-trust-2", Kind.FAILED));
        room.admit("pre-prod");
        var preProd = room.carryOut(new RunKey("order-1", Room.KEY, "pre-prod", 0, 0, 0, DEPLOY, Deployer.ANSIBLE));
        room.controller.fates.put("kch", Kind.HOST_STARTED);
        room.controller.ending = RunState.LOST;
        var production = room.carryOut(production(1, 0, DEPLOY));

        assertThat(outcomes(preProd))
                .containsOnly(entry("preprod-trust-1", UNREACHABLE), entry("preprod-trust-2", FAILED));
        assertThat(outcomes(production)).containsOnly(entry("kch", INCOMPLETE), entry("uclh", SUCCEEDED));
        assertThat(production.state()).isEqualTo(RunState.LOST);
        assertThat(preProd.sites().get(1).detail()).isEqualTo("Switch: The health check failed");
    }

    @Test
    void aRetryGoesOnlyToSitesThatAreNotWell() {
        room.controller.fates.put("uclh", Kind.FAILED);
        room.carryOut(production(1, 0, DEPLOY));
        room.controller.fates.clear();

        var retry = room.carryOut(production(1, 1, DEPLOY));

        assertThat(outcomes(retry)).containsOnly(entry("uclh", SUCCEEDED));
        assertThat(outcomes(room.carryOut(production(1, 1, VERIFY)))).containsOnlyKeys("kch", "uclh");
    }

    @Test
    void anotherBuildGoesToEverySiteAgain() {
        room.controller.fates.put("uclh", Kind.FAILED);
        room.carryOut(production(1, 0, DEPLOY));
        room.choose("1.4.0.0-rc3");
        room.admit("production");

        assertThat(outcomes(room.carryOut(production(1, 1, DEPLOY)))).containsOnlyKeys("kch", "uclh");
    }

    @Test
    void aRollbackGoesToTheSitesThatWereTouchedUntilTheyAreBack() {
        room.controller.fates.putAll(Map.of("uclh", Kind.UNREACHABLE, "gstt", Kind.FAILED));
        room.carryOut(production(0, 0, DEPLOY));
        room.carryOut(production(1, 0, DEPLOY));
        room.carryOut(production(2, 0, DEPLOY));

        var back = room.carryOut(
                new RunKey("order-2", Room.KEY, "production", 1, RunKey.EVERY_WAVE, 0, ROLLBACK, Deployer.ANSIBLE));
        assertThat(outcomes(back))
                .containsOnly(entry("hub", SUCCEEDED), entry("kch", SUCCEEDED), entry("gstt", FAILED));
        var again = room.carryOut(
                new RunKey("order-2", Room.KEY, "production", 1, RunKey.EVERY_WAVE, 1, ROLLBACK, Deployer.ANSIBLE));
        assertThat(outcomes(again)).containsOnlyKeys("gstt");
    }

    @Test
    void aRollbackOfNothingIsDone() {
        room.controller.fates.putAll(Map.of("kch", Kind.UNREACHABLE, "uclh", Kind.UNREACHABLE));
        room.carryOut(production(1, 0, DEPLOY));

        var back = room.carryOut(production(1, 0, ROLLBACK));

        assertThat(back.sites()).isEmpty();
        assertThat(back.state()).isEqualTo(RunState.SUCCEEDED);
        assertThatThrownBy(() -> room.launch(production(2, 0, ROLLBACK))).hasMessageContaining("was deployed");
    }

    @Test
    void theLifecycleIsToldOnceHoweverOftenItIsPolled() {
        room.nobodyWaits();
        room.carryOut(production(1, 0, DEPLOY));
        room.poll();
        assertThat(room.told).isEmpty();

        room.somebodyWaits();
        room.poll();
        room.poll();

        assertThat(room.told).containsExactly("FLIP-1.4.0.0 SUCCEEDED");
    }

    @Test
    void aLostRunIsNeitherStartedAgainNorForgotten() {
        room.controller.ending = RunState.LOST;
        var run = room.carryOut(production(1, 0, DEPLOY));
        room.poll();

        assertThat(room.told).containsExactly("FLIP-1.4.0.0 LOST");
        assertThat(room.controller.started).containsExactly(run.id());
    }

    @Test
    void aRunWhoseFolderVanishedIsLostInsteadOfNew() {
        room.controller.ending = RunState.RUNNING;
        var id = room.launch(production(1, 0, DEPLOY));
        room.poll();
        room.controller.gone = true;
        room.controller.prepared.clear();

        room.poll();

        assertThat(room.bean(Runs.class).find(id).orElseThrow().state()).isEqualTo(RunState.LOST);
        assertThat(room.controller.prepared).isEmpty();
    }

    @Test
    void aRunningRunShowsWhatHappensAsItHappens() {
        room.controller.ending = RunState.RUNNING;
        room.controller.fates.put("uclh", Kind.HOST_STARTED);

        var run = room.carryOut(production(1, 0, DEPLOY));

        assertThat(run.state()).isEqualTo(RunState.RUNNING);
        assertThat(outcomes(run)).containsOnly(entry("kch", SUCCEEDED), entry("uclh", INCOMPLETE));
        assertThat(run.events()).contains("kch: ok: Switch (changed)", "kch: outcome: Switch: 1.4.0.0-rc1");
        assertThat(room.told).isEmpty();
    }

    @Test
    void aRunIsCancelledOnce() {
        room.controller.ending = RunState.RUNNING;
        var id = room.launch(production(1, 0, DEPLOY));
        var runs = room.bean(Runs.class);
        room.poll();

        runs.cancel(id, "release-manager");
        assertThatThrownBy(() -> runs.cancel(id, "dev-team")).hasMessageContaining("being cancelled already");
        assertThatThrownBy(() -> runs.cancel("nothing", "dev-team")).isInstanceOf(RuleBroken.class);
        room.poll();
        room.poll();

        assertThat(room.told).containsExactly("FLIP-1.4.0.0 CANCELLED");
        assertThatThrownBy(() -> runs.cancel(id, "dev-team")).hasMessageContaining("has ended CANCELLED");
    }

    @Test
    @Requirement({"F-080", "F-088"})
    void whatWasAdmittedDoesNotBeginWhenItsWindowIsOver() {
        var id = room.launch(production(1, 0, DEPLOY));
        // no application was there to start it for a while
        room.clock.now = Room.NOW.plus(Duration.ofHours(3));

        room.poll();

        var run = room.bean(Runs.class).find(id).orElseThrow();
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(run.sites()).allSatisfy(site -> {
            assertThat(site.outcome()).isEqualTo(NOT_STARTED);
            assertThat(site.detail()).contains("downtime window 1 is from");
        });
        assertThat(room.controller.started).isEmpty();
        assertThat(room.told).containsExactly("FLIP-1.4.0.0 CANCELLED");
        room.openWindow(1, Duration.ofHours(4));
        assertThat(outcomes(room.carryOut(production(1, 1, DEPLOY)))).containsOnlyKeys("kch", "uclh");
    }

    @Test
    void whatHasBegunIsFollowedThoughItsWindowIsOver() {
        var id = room.launch(production(1, 0, DEPLOY));
        // killed after the start, before it was noted
        room.begin(id);
        room.clock.now = Room.NOW.plus(Duration.ofHours(3));

        room.poll();

        assertThat(room.told).containsExactly("FLIP-1.4.0.0 SUCCEEDED");
        assertThat(room.controller.cancelled).isEmpty();
    }

    @Test
    void aVerificationAndARollbackBeginWhateverTheHour() {
        room.carryOut(production(1, 0, DEPLOY));
        room.clock.now = Room.NOW.plus(Duration.ofHours(3));

        assertThat(room.carryOut(production(1, 0, VERIFY)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(room.carryOut(production(1, 0, ROLLBACK)).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aRunThatCannotBePreparedCanBeCancelled() {
        room.controller.broken = true;
        var id = room.launch(production(1, 0, DEPLOY));
        room.poll();
        assertThat(room.bean(Runs.class).find(id).orElseThrow().note()).contains("The disk is full");

        room.bean(Runs.class).cancel(id, "release-manager");
        room.poll();

        assertThat(room.told).containsExactly("FLIP-1.4.0.0 CANCELLED");
        assertThat(room.bean(Runs.class).find(id).orElseThrow().sites())
                .extracting(RunSite::detail)
                .containsOnly("Cancelled by release-manager before it began");
    }

    @Test
    void aPlayThatReachesSitesNobodyPlannedIsStopped() {
        room.controller.ending = RunState.RUNNING;
        room.controller.stranger = "gstt";

        var run = room.carryOut(production(1, 0, DEPLOY));

        assertThat(room.controller.cancelled).containsExactly(run.id());
    }

    @Test
    @Requirement({"F-056", "F-090"})
    void preProductionIsComparedWithProductionSiteBySite() {
        room.admit("pre-prod");
        room.carryOut(new RunKey("order-0", Room.KEY, "pre-prod", 0, 0, 0, DEPLOY, Deployer.ANSIBLE));
        room.controller.fates.put("uclh", Kind.FAILED);
        room.carryOut(production(0, 0, DEPLOY));
        room.carryOut(production(1, 0, DEPLOY));
        room.carryOut(production(2, 0, DEPLOY));

        room.bean(Comparisons.class).compare(Room.KEY, 1);

        var comparison = room.bean(Comparisons.class).newest(Room.KEY).orElseThrow();
        assertThat(comparison.differences())
                .containsExactly(
                        new Comparison.Difference("uclh", null, "preprod-trust-1", "1.4.0.0-rc1"),
                        new Comparison.Difference("uclh", null, "preprod-trust-2", "1.4.0.0-rc1"));
        assertThat(room.bean(Environments.class).installed("flip"))
                .filteredOn(site -> site.environment().equals("production"))
                .extracting(site -> site.site() + " " + site.build() + " " + site.software())
                .containsExactly(
                        "hub 1.4.0.0-rc1 FLIP",
                        "kch 1.4.0.0-rc1 FLIP and AIDE",
                        "uclh null FLIP and AIDE",
                        "gstt 1.4.0.0-rc1 FLIP");
    }

    @Test
    @Requirement({"M-142", "M-148"})
    void whateverRunDidNotGoAsPlannedDepartsFromIt() {
        room.carryOut(production(0, 0, DEPLOY));
        assertThat(departures()).isEmpty();

        room.controller.fates.put("uclh", Kind.FAILED);
        room.carryOut(production(1, 0, DEPLOY));
        room.controller.fates.clear();
        room.carryOut(production(1, 1, DEPLOY));
        assertThat(departures())
                .as("although it went well in the end")
                .containsExactly("production: a deployment did not succeed");

        room.carryOut(production(1, 0, ROLLBACK));
        room.openWindow(1, Duration.ofSeconds(-1));
        assertThat(departures())
                .contains("production: it was rolled back", "production: a deployment took longer than its window");
    }

    private List<String> departures() {
        return room.bean(ReachedSites.class).departures(Room.KEY).stream()
                .map(departure -> departure.environment() + ": " + departure.what())
                .toList();
    }

    @Test
    void theLedgerFollowsARollback() {
        room.carryOut(production(1, 0, DEPLOY));
        room.clock.now = Room.NOW.plusSeconds(60);
        room.carryOut(production(1, 0, ROLLBACK));

        assertThat(room.bean(Environments.class).installed("flip"))
                .filteredOn(site -> site.site().equals("kch"))
                .extracting(InstalledSite::build, InstalledSite::release)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("1.3.0.0", null));
    }

    @Test
    void theTaskShowsEverySiteOfTheRunThatFailed() {
        room.controller.fates.put("uclh", Kind.FAILED);
        room.carryOut(production(1, 0, DEPLOY));

        var content = TaskForms.content(
                room.ordering().content(), room.bean(Releases.class).get(Room.KEY), "decideOnFailure");

        assertThat(content.get("sites"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains(Map.of(
                        "site", "uclh",
                        "name", "University College London Hospitals",
                        "outcome", "failed",
                        "detail", "Switch: The health check failed"));
    }

    private static Map<String, SiteOutcome> outcomes(Run run) {
        return run.sites().stream().collect(Collectors.toMap(RunSite::site, RunSite::outcome));
    }
}
