package io.slipway.deployment.following;

import static io.slipway.downtime.SiteAgreement.State.AGREED;
import static io.slipway.downtime.SiteAgreement.State.ASKED;
import static io.slipway.downtime.SiteAgreement.State.LEFT_OUT;
import static io.slipway.downtime.SiteAgreement.State.PROPOSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.calendar.Announcement;
import io.slipway.calendar.NoticeClock;
import io.slipway.deployment.Admission;
import io.slipway.deployment.DeploymentRefused;
import io.slipway.deployment.DeploymentWaves;
import io.slipway.deployment.Environments;
import io.slipway.deployment.LeftOutSite;
import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunKey;
import io.slipway.deployment.RunLedger;
import io.slipway.deployment.RunRow;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.RunState;
import io.slipway.deployment.Runs;
import io.slipway.deployment.SiteOutcome;
import io.slipway.issues.CarriedFixes;
import io.slipway.programme.Flip;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Deployer;
import io.slipway.programme.Programme.Site;
import io.slipway.release.LiveIssue;
import io.slipway.release.ReleaseKey;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.testing.Requirement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands against a deployment, and which sites it goes to. */
class AdmissionTest {

    private Room room = new Room();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Requirement("F-026")
    void devIsNeverBlockedByAGate() {
        assertThatCode(() -> check("dev", 0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("sit", 0)).isInstanceOf(DeploymentRefused.class);
    }

    @Test
    void everyUnmetCriterionIsNamedAtOnceInTheProgrammesWords() {
        assertThatThrownBy(() -> check("sit", 0))
                .hasMessage("Not met: Dev is complete; Not met: Automation tests have passed;"
                        + " Not met: Automated regression tests have passed");
        assertThatCode(() -> room.admit("sit").bean(Admission.class).check(Room.KEY, "sit", 0))
                .doesNotThrowAnyException();
        room.choose("1.4.0.0-rc2");
        assertThatThrownBy(() -> check("sit", 0)).hasMessageContaining("Dev is complete");
    }

    @Test
    void aWithdrawnReleaseIsRefused() {
        room.bean(JdbcClient.class)
                .sql("UPDATE slw_release SET withdrawn_reason = 'No longer wanted'")
                .update();

        assertThatThrownBy(() -> check("dev", 0)).hasMessage("The release was withdrawn: No longer wanted");
    }

    @Test
    void aReleaseWithoutABuildIsRefused() {
        room.bean(JdbcClient.class)
                .sql("UPDATE slw_release SET build_name = NULL")
                .update();

        assertThatThrownBy(() -> check("dev", 0)).hasMessageContaining("has no build");
    }

    @Test
    void productionIsDeployedInsideItsWindowOnly() {
        room.readyForProduction();
        assertThatCode(() -> check("production", 1)).doesNotThrowAnyException();

        room.clock.now = Room.NOW.minus(Duration.ofHours(1));
        assertThatThrownBy(() -> check("production", 1)).hasMessageContaining("downtime window 1 is from");
        room.clock.now = Room.NOW.plus(Duration.ofHours(2));
        assertThatThrownBy(() -> check("production", 1)).hasMessageContaining("downtime window 1 is from");
        assertThatThrownBy(() -> check("production", 2)).hasMessageContaining("no downtime window 2");
        assertThatThrownBy(() -> room.launch(Room.production(0, 0, Playbook.DEPLOY)))
                .isInstanceOf(DeploymentRefused.class);
    }

    @Test
    void aFreezeStopsProduction() {
        useProgramme("freezes:", "freezes:\n  - { from: 2026-11-20, to: 2026-11-30, reason: Migration, exempt: [] }");
        room.readyForProduction();

        assertThatThrownBy(() -> check("production", 1))
                .hasMessageContaining("Production (All Trusts) is frozen: Migration");
    }

    @Test
    @Requirement({"M-094", "M-095", "M-096"})
    void aReleaseThatHasToBeAnnouncedWaitsUntilEverybodyItTouchesHasHadTheirNotice() {
        useProgramme("    scope: F-R01", "    scope: F-R01\n    notice: { businessDays: 1 }");
        room.readyForProduction();
        assertThatThrownBy(() -> check("production", 1))
                .hasMessageContaining("Nobody has been told of the release yet; announce it first");

        var window = new Announcement.Span("1", Room.NOW, Room.NOW.plus(Duration.ofHours(1)));
        var notices = room.bean(NoticeClock.class);
        notices.begin(
                new Announcement(
                        Room.KEY.value(),
                        "flip",
                        "announcement",
                        new Programme.Notice(1, null),
                        List.of("trust-kch"),
                        List.of("production"),
                        List.of(window),
                        List.of()),
                "dev-team");
        assertThatThrownBy(() -> check("production", 1))
                .hasMessageContaining("King's College Hospital has not been told of it yet");

        notices.override(Room.KEY.value(), "dev-team", "dev-team", "Users wait", Room.NOW.plus(Duration.ofMinutes(30)));
        assertThatCode(() -> check("production", 1)).doesNotThrowAnyException();
        room.clock.now = Room.NOW.plus(Duration.ofMinutes(30));
        assertThatThrownBy(() -> check("production", 1)).hasMessageContaining("has not been told of it yet");
    }

    @Test
    @Requirement({"F-069", "F-089"})
    void aFixThatWentOutAfterTheBuildWasRegisteredIsNotLost() {
        room.readyForProduction();
        var hotfix = room.begin("1.3.0.1", "hotfix");
        room.bean(CarriedFixes.class).carry("flip", "SD-7", hotfix);

        assertThatThrownBy(() -> check("production", 1))
                .hasMessage(
                        "The fix SD-7 of FLIP-1.3.0.1 is not in build 1.4.0.0-rc1 and would be lost. Stop, and take it"
                                + " into the scope and the build of the next release");
        room.choose("1.4.0.0-rc2", "SD-7");
        room.admit("production");
        assertThatCode(() -> check("production", 1)).doesNotThrowAnyException();
    }

    @Test
    @Requirement({"F-069", "F-089"})
    void aFixThatIsInPlaceButNotYetCarriedForwardIsNotLost() {
        room.readyForProduction();
        var hotfix = room.begin("1.3.0.1", "hotfix");
        var issue = new LiveIssue("SD-7", 1, "production", "Nobody can sign in");
        room.bean(Scopes.class).replace(hotfix, List.of(ScopeItem.of(issue)));
        end(run(hotfix, "kch"), "kch");
        var lost = "The fix SD-7 of FLIP-1.3.0.1 is not in build 1.4.0.0-rc1";

        assertThatThrownBy(() -> check("production", 1)).hasMessageStartingWith(lost);
        room.bean(CarriedFixes.class).carry("flip", "SD-7", hotfix);
        assertThatThrownBy(() -> check("production", 1)).hasMessageStartingWith(lost);
        room.bean(CarriedFixes.class).contained("flip", "SD-7", hotfix);
        assertThatCode(() -> check("production", 1)).doesNotThrowAnyException();
    }

    @Test
    @Requirement({"F-069", "F-089"})
    void aHotfixDoesNotTakeTheFixOfAnotherAway() {
        room.readyForProduction();
        room.bean(CarriedFixes.class).carry("flip", "SD-7", room.begin("1.3.0.1", "hotfix"));
        turnIntoHotfix();

        assertThatThrownBy(() -> check("production", 1))
                .hasMessage("The fix SD-7 of FLIP-1.3.0.1 is not in build 1.4.0.0-rc1 and would be lost. Stop, and fix"
                        + " again with a build that contains both");
    }

    @Test
    @Requirement({"F-069", "F-089"})
    void aHotfixMayFollowALaterOneWhoseFixItContains() {
        room.readyForProduction();
        turnIntoHotfix();
        var later = room.begin("1.4.0.1", "hotfix");
        var issue = new LiveIssue("SD-7", 1, "production", "Nobody can sign in");
        room.bean(Scopes.class).replace(later, List.of(ScopeItem.of(issue)));
        end(run(later, "kch"), "kch");

        assertThatThrownBy(() -> check("production", 1))
                .hasMessageContaining("The fix SD-7 of FLIP-1.4.0.1")
                .hasMessageNotContaining("downgrade");
        room.choose("1.4.0.0-rc2", "SD-7");
        room.admit("production");
        assertThatCode(() -> check("production", 1)).doesNotThrowAnyException();

        end(run("newer", room.begin("1.5.0.1", "hotfix"), "kch"), "kch");
        assertThatThrownBy(() -> check("production", 1)).hasMessageContaining("FLIP-1.4.0.0 would downgrade it");
    }

    private void turnIntoHotfix() {
        room.bean(JdbcClient.class)
                .sql("UPDATE slw_release SET release_type = 'hotfix'")
                .update();
    }

    @Test
    @Requirement("F-089")
    void whatASiteRunsIsNotDowngraded() {
        room.readyForProduction();
        var newer = run(room.begin("1.5.0.0", "planned"), "kch");
        end(newer, "kch");

        assertThatThrownBy(() -> check("production", 1))
                .hasMessage(
                        "kch runs FLIP-1.5.0.0, which is newer: FLIP-1.4.0.0 would downgrade it. Stop, and make this"
                                + " change in a new release on top of what runs there");
        room.answer("kch", 1, LEFT_OUT);
        assertThatCode(() -> check("production", 1)).doesNotThrowAnyException();
    }

    @Test
    @Requirement("F-089")
    void whatIsOlderOrTheSameIsNoObstacle() {
        room.readyForProduction();
        end(run(room.begin("1.3.0.1", "hotfix"), "kch"), "kch");
        room.carryOut(Room.production(1, 0, Playbook.DEPLOY));

        assertThatCode(() -> check("production", 1)).doesNotThrowAnyException();
        assertThat(room.carryOut(Room.production(1, 0, Playbook.ROLLBACK)).state())
                .isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    @Requirement("F-014")
    void twoReleasesAreNotAtWorkOnOneSite() {
        room.readyForProduction();
        var other = run(room.begin("1.3.0.1", "hotfix"), "kch");

        assertThatThrownBy(() -> check("production", 1))
                .hasMessage("Run other of FLIP-1.3.0.1 is at work on the same sites. Wait until it has ended, or cancel"
                        + " it");
        end(other, "kch");
        assertThatCode(() -> check("production", 1)).doesNotThrowAnyException();
    }

    @Test
    void whatTheControllerCannotReachIsRefused() {
        room.controller.obstacle = "The inventory flip.yml has no host dev";

        assertThatThrownBy(() -> check("dev", 0)).hasMessage("The inventory flip.yml has no host dev");
    }

    @Test
    @Requirement({"F-016", "F-088"})
    void onlySitesThatAgreedThisDateAreTargetsAndTheOthersAreReported() {
        room.openWindow(1)
                .answer("kch", 1, AGREED)
                .answer("uclh", 1, PROPOSED)
                .answer("gstt", 1, AGREED, Room.NOW)
                .admit("production");

        check("production", 1);

        assertThat(targets(1)).containsExactly("hub", "kch");
        assertThat(room.bean(Runs.class).leftOut(Room.KEY))
                .containsExactly(
                        new LeftOutSite(
                                "production", 1, "gstt", "agreed 2026-11-24T19:30:00Z, not the date of this window"),
                        new LeftOutSite("production", 1, "uclh", "asks for another date"));
        assertThat(room.bean(DeploymentWaves.class).of("FLIP-1.4.0.0", "production", 1))
                .containsExactly(0, 1);
    }

    @Test
    @Requirement("F-016")
    void aSiteWithAWindowOfItsOwnIsDeployedInThatOne() {
        room.openWindow(1).openWindow(2).answer("kch", 1, AGREED).answer("uclh", 2, AGREED);

        assertThat(targets(1)).containsExactly("hub", "kch");
        assertThat(targets(2)).containsExactly("uclh");
    }

    @Test
    @Requirement({"F-016", "F-088"})
    void withoutAnyAgreementOnlyTheHubIsATarget() {
        room.openWindow(1).answer("kch", 1, ASKED).answer("uclh", 1, LEFT_OUT);

        assertThat(targets(1)).containsExactly("hub");
    }

    @Test
    @Requirement({"F-078", "F-088"})
    void aTrustThatIsNotOnboardedIsReportedInsteadOfDeployed() {
        useProgramme("onboarded: true", "onboarded: false");
        room.readyForProduction();

        check("production", 1);

        assertThat(targets(1)).containsExactly("hub");
        assertThat(room.bean(Runs.class).leftOut(Room.KEY))
                .extracting(LeftOutSite::reason)
                .containsOnly("is not onboarded: there is no VPN to it");
    }

    @Test
    void outsideProductionAllSitesAreOneWave() {
        assertThat(room.bean(DeploymentWaves.class).of("FLIP-1.4.0.0", "pre-prod", 0))
                .containsExactly(0);
    }

    private void check(String environment, int window) {
        room.ordering().check(room.release(), environment, window);
    }

    private List<String> targets(int window) {
        return room.ordering().targets(room.release(), "production", window).stream()
                .map(Site::code)
                .toList();
    }

    /** Another release is at work on the site. */
    private RunRow run(ReleaseKey release, String site) {
        return run("other", release, site);
    }

    private RunRow run(String id, ReleaseKey release, String site) {
        var runs = room.bean(RunLedger.class);
        var key = new RunKey("order of " + id, release, "production", 1, 1, 0, Playbook.DEPLOY, Deployer.ANSIBLE);
        runs.add(id, key, "flip", "other-build", List.of(room.programme().site(site)));
        return runs.get(id).orElseThrow();
    }

    private void end(RunRow run, String site) {
        room.bean(RunLedger.class).ended(run.id(), RunState.SUCCEEDED, null, Room.NOW);
        var done = new RunSite(site, site, SiteOutcome.SUCCEEDED, true, run.build(), null);
        room.bean(Environments.class).installed(run, List.of(done), Room.NOW);
    }

    private void useProgramme(String text, String instead) {
        room.close();
        room = new Room(Flip.changed(text, instead));
    }
}
