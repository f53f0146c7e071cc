package io.slipway;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.testing.Eventually;
import io.slipway.testing.Requirement;
import io.slipway.testing.RunningHost;
import io.slipway.testing.RunningRelease;
import io.slipway.testing.RunningSandbox;
import io.slipway.testing.RunningSandbox.Mail;
import io.slipway.testing.RunningSlipway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real Slipway, killed in the worst moments of one release, does everything once and forgets nothing. */
@Tag("process")
class RunningReleaseTest {

    private static final String RETRY =
            "--camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=R5/PT5S";
    private static final List<String> SITES =
            List.of("sit", "uat", "preprod-trust-1", "preprod-trust-2", "hub", "kch", "uclh", "gstt");

    /** At first it sends no mail, so that a decision and its mail lie apart. */
    private final RunningSlipway slipway =
            RunningSlipway.start(RunningSandbox.HUB_TOKEN, RETRY, "--slipway.comms.poll=false");

    private final RunningSandbox sandbox = new RunningSandbox(slipway);
    private final RunningRelease release = RunningRelease.start(slipway, "FLIP-103");

    @AfterEach
    void stop() {
        slipway.close();
    }

    @Test
    @Requirement({"F-085", "F-089", "F-141"})
    void aReleaseIsFinishedOnceHoweverOftenSlipwayIsKilled() {
        killedBetweenADecisionAndItsMail();
        killedWhileTheBannerWaitsForItsHub();
        killedWhileTrustsAreDeployed();
        killedAndBackOnlyAfterTheRunHasEnded();

        release.close();
        everythingHappenedOnce();
    }

    private void killedBetweenADecisionAndItsMail() {
        release.pass("confirmSchedule");
        slipway.kill();

        assertThat(mails()).isEmpty();
        slipway.restart(RunningSandbox.HUB_TOKEN, RETRY);
        Eventually.until(this::mails, mails -> !mails.isEmpty() && mails.size() == sent());
    }

    private void killedWhileTheBannerWaitsForItsHub() {
        release.reach("setWindow");
        sandbox.failHub(1000);
        release.pass("setWindow");
        release.untilNoTaskIsOpen();
        Eventually.until(() -> failedJobs(), jobs -> !jobs.isEmpty());
        slipway.kill();

        assertThat(sandbox.bannersShown()).isEmpty();
        RunningHost.of(slipway, "kch").dawdle();
        slipway.restart();
        Eventually.until(sandbox::bannersShown, shown -> !shown.isEmpty());
    }

    private void killedWhileTrustsAreDeployed() {
        var kch = RunningHost.of(slipway, "kch");
        kch.awaitCheck();
        RunningHost.of(slipway, "gstt").dawdle();
        slipway.kill();

        slipway.restart();
        assertThat(release.runs().get(release.runs().size() - 1).path("state").asText())
                .isEqualTo("RUNNING");
        kch.hurry();
    }

    private void killedAndBackOnlyAfterTheRunHasEnded() {
        var gstt = RunningHost.of(slipway, "gstt");
        gstt.awaitCheck();
        assertThat(versions()).as("after three starts with the same models").isEqualTo(1);
        var run = release.runs().get(release.runs().size() - 1).path("id").asText();
        slipway.kill();

        gstt.hurry();
        Eventually.until(() -> Files.exists(folder(run).resolve("rc.json")), ended -> ended);
        changeAFormBesideTheApplication();
        slipway.restart();
        assertThat(versions()).isEqualTo(2);
    }

    /** Takes effect for releases to come; this one goes on as it began. */
    private void changeAFormBesideTheApplication() {
        try {
            var own = Files.createDirectories(slipway.data().resolve("forms/flip"))
                    .resolve("record-lessons.form");
            Files.writeString(own, Files.readString(Path.of("forms", "flip", "record-lessons.form")) + "\n");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private int versions() {
        return slipway.as("process-owner")
                .get("/engine-rest/process-definition/count?key=planned-release")
                .path("count")
                .asInt();
    }

    private void everythingHappenedOnce() {
        var runs = release.runs();
        assertThat(runs.stream().map(RunningReleaseTest::what))
                .containsExactly(
                        "sit 0 DEPLOY",
                        "sit 0 VERIFY",
                        "uat 0 DEPLOY",
                        "uat 0 VERIFY",
                        "pre-prod 0 DEPLOY",
                        "pre-prod 0 VERIFY",
                        "production 0 DEPLOY",
                        "production 0 VERIFY",
                        "production 1 DEPLOY",
                        "production 1 VERIFY",
                        "production 2 DEPLOY",
                        "production 2 VERIFY");
        assertThat(runs).allMatch(run -> run.path("state").asText().equals("SUCCEEDED"));
        assertThat(runs).allSatisfy(run -> assertThat(starts(run)).isEqualTo(1));
        assertThat(folders())
                .containsExactlyInAnyOrderElementsOf(
                        runs.stream().map(run -> run.path("id").asText()).toList());
        assertThat(SITES).allSatisfy(site -> {
            assertThat(RunningHost.of(slipway, site).version()).isEqualTo(release.build());
            assertThat(switches(runs, site)).isEqualTo(1);
        });

        Eventually.until(this::sent, sent -> sent == release.deliveries().size());
        assertThat(mails()).hasSize(release.deliveries().size());
        assertThat(mails().stream().map(Mail::messageId)).doesNotHaveDuplicates();
        assertThat(mails().stream().collect(groupingBy(mail -> mail.to() + mail.subject(), counting())))
                .as("notices to one person, by subject")
                .allSatisfy((mail, times) -> assertThat(times).isLessThanOrEqualTo(4));
        assertThat(sandbox.bannersShown()).containsExactly(true, false);
        assertThat(release.troubles()).isEmpty();
    }

    private List<Mail> mails() {
        return sandbox.mails(release.key());
    }

    private int sent() {
        return (int) release.deliveries().stream()
                .filter(delivery -> delivery.path("state").asText().equals("SENT"))
                .count();
    }

    private List<JsonNode> failedJobs() {
        var jobs = slipway.as("release-manager").get("/engine-rest/job?withException=true");
        return StreamSupport.stream(jobs.spliterator(), false).toList();
    }

    private static String what(JsonNode run) {
        assertThat(run.path("round").asInt()).isZero();
        return run.path("environment").asText() + " " + run.path("wave").asInt() + " "
                + run.path("playbook").asText();
    }

    private long starts(JsonNode run) {
        try {
            return Files.readString(folder(run.path("id").asText()).resolve("events.jsonl"))
                    .lines()
                    .filter(line -> line.contains("\"play_start\""))
                    .count();
        } catch (IOException unreadable) {
            throw new AssertionError(run.toString(), unreadable);
        }
    }

    private static long switches(List<JsonNode> runs, String site) {
        return runs.stream()
                .flatMap(run -> StreamSupport.stream(run.path("events").spliterator(), false))
                .filter(event -> event.asText().startsWith(site + ": ok: Switch to the build (changed)"))
                .count();
    }

    private Path folder(String run) {
        return slipway.data().resolve("runs").resolve(run);
    }

    private List<String> folders() {
        try (var folders = Files.list(slipway.data().resolve("runs"))) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
