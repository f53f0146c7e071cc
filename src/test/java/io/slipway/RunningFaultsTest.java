package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.testing.Eventually;
import io.slipway.testing.Requirement;
import io.slipway.testing.RunningHost;
import io.slipway.testing.RunningRelease;
import io.slipway.testing.RunningSandbox;
import io.slipway.testing.RunningSlipway;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What goes wrong around a real Slipway comes before a person in words, touches nothing else, and is mended. One release
 * meets one fault after the other on its way; each test takes it to where its fault waits.
 */
@Tag("process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningFaultsTest {

    private static final String RETRY =
            "--camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=R3/PT1S";

    private final RunningSlipway slipway = RunningSlipway.start(RunningSandbox.HUB_TOKEN, RETRY);
    private final RunningSandbox sandbox = new RunningSandbox(slipway);
    private final RunningRelease release = RunningRelease.start(slipway, "FLIP-103");

    @AfterAll
    void stop() {
        slipway.close();
    }

    @Test
    @Order(1)
    void ofTwoWhoClaimOneWinsAndTheOtherReadsWhy() {
        release.reach("planSchedule");
        var task = release.task("dev-team", "planSchedule");
        release.claim("dev-team", task);

        var second = slipway.as("dev-team-2")
                .ask("POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "dev-team-2"));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(text(second)).contains("already claimed by someone else");
    }

    @Test
    @Order(2)
    void whatARuleForbidsIsRefusedInItsOwnWords() {
        release.reach("planSchedule");
        var task = release.task("dev-team", "planSchedule");

        var refused = release.complete("dev-team", task, "propose", Map.of());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(text(refused)).doesNotContain("ENGINE-", "TaskListener").contains("Choose the day");
    }

    @Test
    @Order(3)
    @Requirement("F-139")
    void ofSeveralSimultaneousDecisionsOneCountsAndIsRecordedOnce() {
        release.reach("confirmSchedule");
        var task = release.task("dev-team", "confirmSchedule");
        release.claim("dev-team", task);
        sandbox.mailServer(false);

        var answers = IntStream.range(0, 6)
                .mapToObj(number ->
                        CompletableFuture.supplyAsync(() -> release.complete("dev-team", task, "confirm", Map.of())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())))
                .as("answers by status: "
                        + answers.stream().map(RunningFaultsTest::text).toList())
                .isEqualTo(Map.of(204, 1L, 409, 5L));
        assertThat(answers).allSatisfy(answer -> assertThat(text(answer)).doesNotContain("SQL", "ENGINE-"));
        assertThat(release.timeline())
                .filteredOn(entry -> entry.path("title").asText().startsWith("Confirm schedule"))
                .hasSize(1);
    }

    @Test
    @Order(4)
    @Requirement("F-141")
    void mailWaitsForItsServerAndHoldsUpNobody() {
        release.reach("registerBuild");
        Eventually.until(
                release::deliveries,
                deliveries -> deliveries.stream()
                        .anyMatch(delivery ->
                                !isSent(delivery) && delivery.path("attempts").asInt() > 0));
        assertThat(sandbox.mails(release.key()))
                .hasSizeLessThan(release.deliveries().size());

        sandbox.mailServer(true);

        Eventually.until(release::deliveries, deliveries -> deliveries.stream().allMatch(RunningFaultsTest::isSent));
        // a server that is stopped while it takes a mail may get it once more, under the same id
        assertThat(sandbox.mails(release.key()).stream()
                        .map(RunningSandbox.Mail::messageId)
                        .distinct())
                .hasSize(release.deliveries().size());
    }

    @Test
    @Order(5)
    @Requirement("F-087")
    void anArtefactThatIsNotTheBuildsOwnIsNotDeployed() throws IOException {
        release.reach("registerBuild");
        var artefact = slipway.data().resolve("artefacts/flip/flip-api-" + release.build() + ".tar.gz");
        var original = Files.readAllBytes(artefact);
        Files.writeString(artefact, "something else", StandardOpenOption.APPEND);
        release.pass("registerBuild");

        var content = release.content("dev-team", "decideOnFailure");

        assertThat(outcome(content, "sit"))
                .startsWith("failed")
                .contains(artefact.getFileName().toString());
        assertThat(host("sit").version()).isEqualTo("1.3.0.0");
        Files.write(artefact, original);
        retry();
        release.reach("recordSitResults");
        assertThat(host("sit").version()).isEqualTo(release.build());
    }

    @Test
    @Order(6)
    @Requirement({"F-087", "F-089"})
    void aSiteThatFallsIllGetsItsReleaseBackAndIsRetriedAlone() {
        release.reach("reviewNotes");
        host("preprod-trust-1").sicken();
        release.pass("reviewNotes");

        var content = release.content("dev-team", "decideOnFailure");

        assertThat(outcome(content, "preprod-trust-1")).startsWith("failed").contains("1.3.0.0 is back");
        assertThat(outcome(content, "preprod-trust-2")).startsWith("succeeded");
        assertThat(host("preprod-trust-1").version()).isEqualTo("1.3.0.0");
        assertThat(host("preprod-trust-2").version()).isEqualTo(release.build());
        host("preprod-trust-1").heal();
        retry();
        release.reach("recordPreProdResults");
        assertThat(host("preprod-trust-1").version()).isEqualTo(release.build());
        assertThat(sites(lastRun("DEPLOY"))).containsExactly("preprod-trust-1");
    }

    @Test
    @Order(7)
    @Requirement({"F-082", "F-084"})
    void aHubThatDoesNotAnswerBecomesAnIncidentThatTheReleaseManagerRetries() {
        release.reach("setWindow");
        sandbox.failHub(1000);
        release.pass("setWindow");
        release.pass("agreeDate");

        var troubles = Eventually.until(this::troubles, found -> !found.isEmpty());

        assertThat(troubles)
                .singleElement()
                .asString()
                .contains("Could not", "banner", "500", "Check that the system that shows it is up");
        assertThat(host("hub").version()).isEqualTo("1.3.0.0");
        assertThat(release.runs())
                .noneMatch(run -> run.path("environment").asText().equals("production"));
        // as soon as the banner is up, production follows; the next two tests tell what became of it
        host("kch").impersonate();
        host("gstt").takeDown();
        sandbox.failHub(0);
        retryJob("release-manager");
        Eventually.until(sandbox::bannersShown, shown -> shown.equals(List.of(true)));
    }

    @Test
    @Order(8)
    @Requirement({"F-087", "F-088"})
    void aStrangersHostKeyStopsThatTrustAlone() {
        var content = release.content("dev-team", "decideOnFailure");

        assertThat(outcome(content, "kch"))
                .startsWith("unreachable")
                .contains("REMOTE HOST IDENTIFICATION HAS CHANGED")
                .doesNotContain("@@");
        assertThat(outcome(content, "uclh")).startsWith("succeeded");
        assertThat(host("hub").version()).isEqualTo(release.build());
        assertThat(host("uclh").version()).isEqualTo(release.build());
        assertThat(host("kch").version()).isEqualTo("1.3.0.0");
        assertThat(host("gstt").version()).isEqualTo("1.3.0.0");
        host("kch").unmask();
        retry();
        release.awaitWave(2);
        assertThat(host("kch").version()).isEqualTo(release.build());
    }

    @Test
    @Order(9)
    @Requirement({"F-087", "F-089"})
    void aTrustThatCannotBeReachedIsRetriedOnceItIsBack() {
        var content = release.content("dev-team", "decideOnFailure");

        assertThat(outcome(content, "gstt")).startsWith("unreachable").contains("Connection refused");
        assertThat(host("gstt").version()).isEqualTo("1.3.0.0");
        host("gstt").bringUp();
        retry();
        release.close();

        assertThat(host("gstt").version()).isEqualTo(release.build());
        assertThat(host("dev").version()).isEqualTo("1.3.0.0");
        assertThat(sandbox.bannersShown()).containsExactly(true, false);
    }

    private static boolean isSent(JsonNode delivery) {
        return delivery.path("state").asText().equals("SENT");
    }

    private RunningHost host(String name) {
        return RunningHost.of(slipway, name);
    }

    private void retry() {
        release.decide("dev-team", "decideOnFailure", "retry", Map.of("comment", "Mended"));
    }

    private List<String> troubles() {
        return release.troubles();
    }

    private void retryJob(String person) {
        var jobs = slipway.as(person).get("/engine-rest/job?noRetriesLeft=true");
        assertThat(jobs).hasSize(1);
        slipway.as(person)
                .ask("PUT", "/engine-rest/job/" + jobs.get(0).path("id").asText() + "/retries", Map.of("retries", 1));
    }

    private JsonNode lastRun(String playbook) {
        return release.runs().stream()
                .filter(run -> run.path("playbook").asText().equals(playbook))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static List<String> sites(JsonNode run) {
        return stream(run.path("sites")).stream()
                .map(site -> site.path("site").asText())
                .toList();
    }

    private static String outcome(JsonNode content, String site) {
        return stream(content.path("sites")).stream()
                .filter(row -> row.path("site").asText().equals(site))
                .map(row ->
                        row.path("outcome").asText() + " " + row.path("detail").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(content));
    }

    private static List<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
