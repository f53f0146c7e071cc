package io.slipway.banner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.banner.BannerChange.Action;
import io.slipway.comms.Room;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.release.ReleaseKey;
import io.slipway.testing.Requirement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BannersTest {

    private static final String BEFORE =
            "{\"banner\":{\"message\":\"Course in May\",\"link\":\"https://flip.example/c\","
                    + "\"enabled\":true},\"deploymentMode\":false,\"maxReimportCount\":3}";
    private static final Instant START = Instant.parse("2026-12-03T19:00:00Z");
    private static final Instant END = Instant.parse("2026-12-03T21:30:00Z");

    private final Room room = Room.get();
    private final Banners banners = room.bean(Banners.class);
    private final Hub hub = new Hub();

    @BeforeEach
    void pointToTheHub() {
        room.set("slipway.banners.flip.url", hub.url());
        room.set("slipway.banners.flip.token", "secret-of-the-hub");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    @Requirement({"F-082", "F-083", "F-084"})
    void theBannerSaysWhenTheProductIsBackAndLeavesWhatWasThereBefore() {
        var release = room.releaseWithWindow(START, END);

        banners.raise(release, 1);
        assertThat(hub.state().path("deploymentMode").asBoolean()).isTrue();
        assertThat(hub.state().path("banner").path("enabled").asBoolean()).isTrue();
        assertThat(hub.state().path("banner").path("message").asText())
                .isEqualTo("FLIP federated learning platform is being updated."
                        + " We expect it back by 21:30 on Thursday 3 December (London time).");
        assertThat(hub.state().path("banner").path("link").isNull()).isTrue();
        assertThat(hub.state().path("maxReimportCount").asInt()).isEqualTo(3);

        room.bean(Windows.class).set(release, new Window(1, START, END.plusSeconds(2700), "Longer"));
        banners.update(release, 1);
        assertThat(hub.state().path("banner").path("message").asText()).contains("back by 22:15");

        banners.lower(release, 1);
        assertThat(hub.state()).isEqualTo(Hub.json(BEFORE));
        assertThat(banners.of(release))
                .extracting(BannerChange::action)
                .containsExactly(Action.RAISED, Action.UPDATED, Action.LOWERED);
        assertThat(banners.of(release)).allMatch(change -> change.doneAt() != null);
    }

    @Test
    void whatIsAlreadyShownIsNotSentAgain() {
        var release = room.releaseWithWindow(START, END);
        banners.raise(release, 1);
        banners.raise(release, 1);
        banners.lower(release, 1);
        banners.lower(release, 1);
        assertThat(hub.changes()).hasSize(2);
        assertThat(banners.of(release)).hasSize(2);
    }

    @Test
    void loweringTwiceDoesNotReplaceWhatTheHubShowsSince() {
        var release = room.releaseWithWindow(START, END);
        banners.raise(release, 1);
        banners.lower(release, 1);
        var since = BEFORE.replace("Course in May", "Course in June");
        hub.shows(since);

        banners.lower(release, 1);

        assertThat(hub.state()).isEqualTo(Hub.json(since));
    }

    @Test
    void aReleaseThatHasEndedDoesNotBringItsBannerBack() {
        var ended = room.releaseWithWindow(START, END);
        banners.raise(ended, 1);
        room.end(ended);
        var next = room.releaseWithWindow(START, END.plusSeconds(3600));

        banners.raise(next, 1);
        banners.lower(next, 1);

        assertThat(hub.state()).isEqualTo(Hub.json(BEFORE));
    }

    @Test
    void aReleaseThatWasWithdrawnMeanwhileShowsNothing() {
        var release = room.releaseWithWindow(START, END);
        room.bean(JdbcClient.class)
                .sql("UPDATE slw_release SET withdrawn_reason = 'No longer wanted' WHERE release_key = :key")
                .param("key", release.value())
                .update();

        assertThatThrownBy(() -> banners.raise(release, 1)).hasMessageContaining("was withdrawn");

        assertThat(hub.changes()).isEmpty();
        assertThat(banners.of(release)).isEmpty();
    }

    @Test
    void anAnswerThatIsLostDoesNotMakeUsForgetWhatWasThereBefore() {
        var release = room.releaseWithWindow(START, END);
        hub.loseNextAnswer();
        assertThatThrownBy(() -> banners.raise(release, 1)).hasMessageContaining("Could not change the banner of FLIP");
        assertThat(hub.state().path("deploymentMode").asBoolean()).isTrue();

        banners.raise(release, 1);
        banners.lower(release, 1);

        assertThat(hub.state()).isEqualTo(Hub.json(BEFORE));
    }

    @Test
    void aHubInTroubleIsAClearMessageThatKeepsTheToken() {
        var release = room.releaseWithWindow(START, END);
        hub.failNext(1);
        assertThatThrownBy(() -> banners.raise(release, 1))
                .hasMessageContaining("Could not read the banner of FLIP")
                .hasMessageContaining("500")
                .hasMessageContaining("Check that the system that shows it is up")
                .hasMessageNotContaining("secret-of-the-hub");
        room.set("slipway.banners.flip.token", "stale");
        assertThatThrownBy(() -> banners.raise(release, 1)).hasMessageContaining("401");
        room.set("slipway.banners.flip.token", "");
        assertThatThrownBy(() -> banners.raise(release, 1)).hasMessageContaining("set SLIPWAY_BANNERS_FLIP_TOKEN");
        assertThat(hub.changes()).isEmpty();
    }

    @Test
    void aHubThatDoesNotAnswerIsNotWaitedForForever() {
        var release = room.releaseWithWindow(START, END);
        hub.hang();
        assertThatThrownBy(() -> banners.raise(release, 1)).hasMessageContaining("timed out");
    }

    @Test
    void theEngineTriesAgainAndTheBannerIsChangedOnce() {
        var release = room.release(Bpmn.createExecutableProcess("planned-release")
                .camundaHistoryTimeToLive(30)
                .startEvent()
                .serviceTask("raiseBanner")
                .camundaAsyncBefore()
                .camundaDelegateExpression("${raiseBanner}")
                .serviceTask("lowerBanner")
                .camundaAsyncBefore()
                .camundaDelegateExpression("${lowerBanner}")
                .endEvent()
                .done());
        room.bean(Windows.class).set(release, new Window(1, START, END, "Quiet"));
        var instance = room.bean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(release.value())
                .singleResult();
        room.bean(RuntimeService.class).setVariable(instance.getId(), "window", 1);
        hub.loseNextAnswer();

        assertThatThrownBy(() -> runJob(release)).hasMessageContaining("Could not change the banner");
        runJob(release);
        assertThat(hub.changes()).hasSize(1);
        runJob(release);
        assertThat(hub.state()).isEqualTo(Hub.json(BEFORE));
    }

    private void runJob(ReleaseKey release) {
        var jobs = room.bean(ManagementService.class);
        var instance = room.bean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(release.value())
                .singleResult();
        jobs.executeJob(jobs.createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId());
    }

    /** FLIP's hub in a few lines: keeps its state, checks the token, and misbehaves on request. */
    private static final class Hub implements AutoCloseable {

        private static final ObjectMapper JSON = new ObjectMapper();

        private final HttpServer server;
        private final List<JsonNode> changes = new ArrayList<>();
        private final CountDownLatch closed = new CountDownLatch(1);
        private JsonNode state = json(BEFORE);
        private int failures;
        private boolean losesAnswer;
        private boolean hangs;

        Hub() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException none) {
                throw new IllegalStateException(none);
            }
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/api/site/details", this::answer);
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        JsonNode state() {
            return state;
        }

        /** Somebody changes what the hub shows. */
        void shows(String text) {
            state = json(text);
        }

        List<JsonNode> changes() {
            return changes;
        }

        void failNext(int requests) {
            failures = requests;
        }

        void loseNextAnswer() {
            losesAnswer = true;
        }

        void hang() {
            hangs = true;
        }

        static JsonNode json(String text) {
            try {
                return JSON.readTree(text);
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }

        private void answer(HttpExchange exchange) throws IOException {
            if (hangs) {
                awaitEnd();
            }
            var token = exchange.getRequestHeaders().getFirst("Authorization");
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (!"Bearer secret-of-the-hub".equals(token)) {
                send(exchange, 401, "{\"detail\":\"Not authenticated\"}");
            } else if (failures-- > 0) {
                send(exchange, 500, "{\"detail\":\"Internal server error\"}");
            } else {
                change(exchange, body);
            }
        }

        private void change(HttpExchange exchange, String body) throws IOException {
            if (exchange.getRequestMethod().equals("PUT")) {
                state = json(body);
                changes.add(state);
                if (losesAnswer) {
                    losesAnswer = false;
                    exchange.close();
                    return;
                }
            }
            send(exchange, 200, state.toString());
        }

        private void awaitEnd() {
            try {
                closed.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private static void send(HttpExchange exchange, int status, String body) throws IOException {
            var bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void close() {
            closed.countDown();
            server.stop(0);
        }
    }
}
