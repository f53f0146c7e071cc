package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The demo as a process of its own, which can be killed and started again on the same data. It stands on ports of its
 * own, so it leaves other demos on this machine alone.
 */
public final class RunningSlipway implements AutoCloseable {

    /** The password of every demo person. */
    public static final String PASSWORD = "Running-Slipway-2026";

    private static final String DESK_TOKEN = "the-desk-of-the-running-tests";
    private static final Instant MONDAY = Instant.parse("2026-10-05T09:00:00Z");
    private static final Duration STOPPING = Duration.ofSeconds(60);

    private final Path data;
    private final Duration offset;
    private final String port = freePort();
    private List<String> settings;
    private @Nullable Process process;

    private RunningSlipway(Path data, Instant begin, List<String> settings) {
        this.data = data;
        this.offset = Duration.between(Instant.now(), begin);
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts the demo on fresh data and returns when it answers; settings are as on a command line. */
    public static RunningSlipway start(String... settings) {
        return startAt(MONDAY, settings);
    }

    /** The same on another day: its clock, which is not the machine's, begins at that moment. */
    public static RunningSlipway startAt(Instant begin, String... settings) {
        try {
            var folder = Files.createDirectories(Path.of("target", "running").toAbsolutePath());
            return startIn(Files.createTempDirectory(folder, "demo"), begin, settings);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same with its data in this folder. */
    public static RunningSlipway startIn(Path data, String... settings) {
        return startIn(data, MONDAY, settings);
    }

    private static RunningSlipway startIn(Path data, Instant begin, String... settings) {
        var running = new RunningSlipway(data, begin, List.of(settings));
        running.restart();
        return running;
    }

    /** What the clock of the demo says. */
    public Instant now() {
        return Instant.now().plus(offset);
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public Path data() {
        return data;
    }

    /** Returns the folder in which the sandbox keeps what stands on a site's disk. */
    public Path site(String host) {
        return data.resolve("sandbox").resolve("sites").resolve(host);
    }

    public RestClient as(String person) {
        return new RestClient(url(), person, PASSWORD);
    }

    /** The service desk reports an issue; returns the key of what deals with it. */
    public String report(String issue) {
        return RestClient.report(url(), DESK_TOKEN, issue).path("key").asText();
    }

    public long pid() {
        return running().pid();
    }

    /** Ends the process as a power cut would; what it started lives on. */
    public void kill() {
        running().destroyForcibly();
        awaitEnd();
    }

    /** Starts again as {@link #restart()}, from now on with these settings. */
    public void restart(String... settings) {
        this.settings = List.of(settings);
        restart();
    }

    /** Starts again on the same data and the same ports; a process that still runs is stopped in order first. */
    public void restart() {
        stop();
        try {
            var arguments = new ArrayList<>(settings);
            arguments.add("--slipway.sandbox.clock-offset=" + offset);
            var builder = new ProcessBuilder(Packaged.command(arguments));
            builder.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
            builder.environment().put("SLIPWAY_PORT", port);
            builder.environment().put("SLIPWAY_DATA", data.toString());
            builder.environment().put("SLIPWAY_HOME", data.toString());
            builder.environment().put("SLIPWAY_DEMO_PASSWORD", PASSWORD);
            builder.environment().put("SLIPWAY_SERVICE_DESK_TOKEN", DESK_TOKEN);
            builder.environment().put("SPRING_PROFILES_ACTIVE", "demo");
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Eventually.until(this::isHealthy, healthy -> healthy);
    }

    @Override
    public void close() {
        stop();
        SandboxServers.end(data);
    }

    /** Waits until it has ended by itself and returns its status. */
    public int awaitItsEnd() {
        return Eventually.until(() -> running().isAlive() ? -1 : running().exitValue(), status -> status >= 0);
    }

    public boolean isAlive() {
        return running().isAlive();
    }

    /** Returns the status with which anybody, signed in or not, is answered there. */
    public int probe(String path) {
        var request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException silent) {
            return 0;
        }
    }

    private void stop() {
        if (process != null && process.isAlive()) {
            process.destroy();
            awaitEnd();
        }
    }

    private boolean isHealthy() {
        if (!running().isAlive()) {
            throw new AssertionError("Slipway has ended by itself; see " + log());
        }
        return probe("/actuator/health/readiness") == 200;
    }

    private void awaitEnd() {
        try {
            if (!running().waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                running().destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running().destroyForcibly();
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("Slipway was not started");
        }
        return process;
    }

    public Path log() {
        return data.resolve("slipway.log");
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
