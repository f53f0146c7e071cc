package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.slipway.testing.Eventually;
import io.slipway.testing.RestClient;
import io.slipway.testing.RunningSlipway;
import io.slipway.testing.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A full disk takes the node out of service at once, ends it when its database has closed, and loses nothing. */
@Tag("process")
class RunningOnAFullDiskTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void slipwayEndsWithAStatusAndKeepsWhatItConfirmed() throws IOException {
        assumeThat(SmallDisk.canBeMounted()).as("may mount a file system").isTrue();
        try (var disk = SmallDisk.ofMegabytes(60);
                // what is sent is written down, and only this test is to write
                var slipway = RunningSlipway.startIn(disk.folder(), "--slipway.comms.poll=false")) {
            var dev = slipway.as("dev-team");
            var key = dev.post(
                            "/api/releases",
                            Map.of("programme", "flip", "type", "planned", "title", "Full", "reason", "Disk"))
                    .path("key")
                    .asText();
            var task = task(dev, key);
            assertThat(slipway.probe("/actuator/health")).isEqualTo(200);

            disk.fill();
            assertThat(slipway.probe("/actuator/health")).isEqualTo(503);
            assertThat(slipway.probe("/actuator/health/readiness")).isEqualTo(503);
            assertThat(slipway.probe("/actuator/health/liveness")).isEqualTo(200);

            var confirmed = writeUntilItEnds(slipway, dev, "/engine-rest/task/" + task + "/");
            assertThat(slipway.awaitItsEnd()).isEqualTo(75);
            assertThat(Files.size(slipway.log())).isLessThan(MEGABYTE);

            disk.empty();
            slipway.restart();

            assertThat(assignee(dev, key)).isIn("dev-team", "null").isEqualTo(confirmed);
            assertThat(slipway.probe("/actuator/health/readiness")).isEqualTo(200);
        }
    }

    /** Returns who had the task by the last answer that was good. */
    private static String writeUntilItEnds(RunningSlipway slipway, RestClient dev, String task) {
        var confirmed = new String[] {"null"};
        Eventually.until(
                () -> {
                    if (isDone(dev, task + "claim", Map.of("userId", "dev-team"))) {
                        confirmed[0] = "dev-team";
                    }
                    if (isDone(dev, task + "unclaim", Map.of())) {
                        confirmed[0] = "null";
                    }
                    return slipway.isAlive();
                },
                alive -> !alive);
        return confirmed[0];
    }

    private static boolean isDone(RestClient dev, String path, Map<String, String> body) {
        try {
            return dev.ask("POST", path, body).statusCode() / 100 == 2;
        } catch (UncheckedIOException ended) {
            return false;
        }
    }

    private static String task(RestClient dev, String key) {
        return Eventually.until(
                        () -> dev.get("/engine-rest/task?processInstanceBusinessKey=" + key), tasks -> !tasks.isEmpty())
                .get(0)
                .path("id")
                .asText();
    }

    private static String assignee(RestClient dev, String key) {
        return dev.get("/engine-rest/task/" + task(dev, key)).path("assignee").asText("null");
    }
}
