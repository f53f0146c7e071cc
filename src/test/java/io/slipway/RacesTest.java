package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.RestClient;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TicketFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Several people, or one of them twice, ask for the same thing at the same moment. */
@SlipwayTest
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RacesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int RUNNERS = 4;
    private static final int ROUNDS = 5;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void whoeverStartsAReleaseAtTheSameMomentGetsTheNextVersion() {
        var answers = new ArrayList<HttpResponse<byte[]>>();
        for (var round = 0; round < ROUNDS; round++) {
            answers.addAll(atOnce(runner -> team().ask("POST", "/api/releases", wish("Race"))));
        }

        assertThat(answers)
                .extracting(RacesTest::told)
                .allSatisfy(told -> assertThat(told).startsWith("201"));
        assertThat(answers.stream().map(answer -> json(answer).path("key").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void oneOfThoseWhoWithdrawAReleaseWithdrawsIt() {
        for (var round = 0; round < ROUNDS; round++) {
            var key = started();
            assertOneWon(
                    "204",
                    atOnce(runner -> team().ask(
                                    "POST",
                                    "/api/releases/" + key + "/withdraw",
                                    Map.of("reason", "Runner " + runner))));
        }
    }

    @Test
    void oneChangeOfTheScopeIsAskedAtATimeHoweverManyAskForIt() {
        for (var round = 0; round < ROUNDS; round++) {
            var release = PlannedRelease.start(context, "Contested scope");
            release.throughScope();
            assertOneWon(
                    "202",
                    atOnce(runner -> team().ask(
                                    "POST",
                                    "/api/releases/" + release.key() + "/scope-changes",
                                    Map.of(
                                            "reason",
                                            "Runner " + runner,
                                            "drop",
                                            List.of(release.tickets().get(2))))));
        }
    }

    @Test
    void whoeverSharesTheListAtTheSameMomentIsAnsweredInWords() {
        var issue = Map.of(
                "reference", "RACE-1", "severity", 2, "environment", "production", "summary", "Export loses a page");
        team().post(
                        "/api/releases",
                        Map.of("programme", "flip", "type", "rca", "title", "T", "reason", "R", "issue", issue));
        for (var round = 0; round < ROUNDS; round++) {
            assertThat(atOnce(runner -> team().ask("POST", "/api/rca/share", Map.of("programme", "flip"))))
                    .extracting(RacesTest::told)
                    .allSatisfy(told -> assertThat(told).matches("(?s)(202|409).*"));
        }
    }

    @Test
    void oneReportedIssueStartsOneReleaseHoweverManyAskForIt() {
        for (var round = 0; round < ROUNDS; round++) {
            var issue = Map.of(
                    "reference",
                    "RACE-2" + round,
                    "severity",
                    2,
                    "environment",
                    "production",
                    "summary",
                    "Export loses a page");
            var answers = atOnce(runner -> team().ask(
                            "POST",
                            "/api/releases",
                            Map.of("programme", "flip", "type", "rca", "title", "T", "reason", "R", "issue", issue)));
            assertThat(answers)
                    .extracting(RacesTest::told)
                    .allSatisfy(told -> assertThat(told).matches("(?s)20[01].*"));
            assertThat(answers.stream()
                            .map(answer -> json(answer).path("key").asText())
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void onePersonClaimsATaskAndOneAnswerCounts() {
        for (var round = 0; round < ROUNDS; round++) {
            var key = started();
            var scope = tickets(round);
            var people = List.of("dev-team", "dev-team-2", "dev-team", "dev-team-2");
            var task = team().get("/engine-rest/task?processInstanceBusinessKey=" + key)
                    .get(0)
                    .path("id")
                    .asText();
            var claims = atOnce(runner -> as(people.get(runner))
                    .ask("POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", people.get(runner))));
            assertThat(claims)
                    .extracting(RacesTest::told)
                    .allSatisfy(told -> assertThat(told).matches("(?s)(204|409).*"))
                    .anySatisfy(told -> assertThat(told).startsWith("204"));

            var assignee =
                    team().get("/engine-rest/task/" + task).path("assignee").asText();
            var digest = as(assignee)
                    .get("/engine-rest/task/" + task + "/form-variables")
                    .path("contentDigest")
                    .path("value")
                    .asText();
            var answer = Map.of(
                    "variables",
                    Map.of(
                            "decision", Map.of("value", "close"),
                            "contentDigest", Map.of("value", digest),
                            "planReference", Map.of("value", "ROAD-1"),
                            "tickets", Map.of("value", scope),
                            "userTestTickets", Map.of("value", scope),
                            "noUserTestTickets", Map.of("value", "")));
            assertOneWon(
                    "204",
                    atOnce(runner -> as(assignee).ask("POST", "/engine-rest/task/" + task + "/complete", answer)));
        }
    }

    @Test
    void theSameBuildRegisteredTwiceAtOnceIsOneBuild() {
        var key = started();
        for (var round = 0; round < ROUNDS; round++) {
            var build = Map.of(
                    "name",
                    "race-" + key + "-" + round,
                    "components",
                    List.of(Map.of(
                            "component", "hub", "version", "1", "artefact", "hub.tgz", "sha256", "a".repeat(64))));
            assertThat(atOnce(runner -> team().ask("POST", "/api/releases/" + key + "/builds", build)))
                    .extracting(RacesTest::told)
                    .allSatisfy(told -> assertThat(told).startsWith("201"));
        }
    }

    @Test
    void aTaskEndsWhileItsReleaseIsWithdrawn() {
        for (var round = 0; round < ROUNDS; round++) {
            var key = started();
            var task = team().get("/engine-rest/task?processInstanceBusinessKey=" + key)
                    .get(0)
                    .path("id")
                    .asText();
            assertThat(atOnce(runner -> runner % 2 == 0
                            ? team().ask("POST", "/api/releases/" + key + "/withdraw", Map.of("reason", "Given up"))
                            : team().ask("POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "dev-team"))))
                    .extracting(RacesTest::told)
                    .allSatisfy(told -> assertThat(told).matches("(?s)(204|404|409).*"));
        }
    }

    private static void assertOneWon(String won, List<HttpResponse<byte[]>> answers) {
        assertThat(answers)
                .extracting(RacesTest::told)
                .filteredOn(told -> told.startsWith(won))
                .hasSize(1);
        assertThat(answers)
                .extracting(RacesTest::told)
                .filteredOn(told -> !told.startsWith(won))
                .allSatisfy(told -> assertThat(told).startsWith("409").doesNotContain("Exception", "ENGINE-"));
    }

    /** Tickets that no other release has. */
    private String tickets(int round) {
        var keys = List.of("FLIP-88" + round + "1", "FLIP-88" + round + "2", "FLIP-88" + round + "3");
        TicketFile.add(context, keys);
        return String.join(",", keys);
    }

    private String started() {
        return json(team().ask("POST", "/api/releases", wish("Contested")))
                .path("key")
                .asText();
    }

    private static Map<String, String> wish(String title) {
        return Map.of("programme", "flip", "type", "planned", "title", title, "reason", "Asked for");
    }

    private RestClient team() {
        return as("dev-team");
    }

    private RestClient as(String person) {
        return RestClient.of(port, person);
    }

    private static List<HttpResponse<byte[]>> atOnce(Function<Integer, HttpResponse<byte[]>> ask) {
        var runners = Executors.newFixedThreadPool(RUNNERS);
        var start = new CyclicBarrier(RUNNERS);
        try {
            var calls = new ArrayList<Callable<HttpResponse<byte[]>>>();
            for (var runner = 0; runner < RUNNERS; runner++) {
                var number = runner;
                calls.add(() -> {
                    start.await();
                    return ask.apply(number);
                });
            }
            return runners.invokeAll(calls).stream().map(RacesTest::answer).toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            runners.shutdownNow();
        }
    }

    private static HttpResponse<byte[]> answer(Future<HttpResponse<byte[]>> call) {
        try {
            return call.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static String told(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException strange) {
            throw new UncheckedIOException(strange);
        }
    }
}
