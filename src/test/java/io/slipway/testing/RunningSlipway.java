package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The demo as a process of its own, which can be killed and started again on the same data. It stands on ports of its
 * own, so it leaves other demos on this machine alone.
 */
public final class RunningSlipway implements AutoCloseable {

    /** The password of every demo person. */
    public static final String PASSWORD = "Running-Slipway-2026";

    private static final String DESK_TOKEN = "the-desk-of-the-running-tests";
    private static final Pattern FREEZES = Pattern.compile("(?m)^freezes:\\n( .*\\n)*");
    private static final Duration STOPPING = Duration.ofSeconds(60);

    private final Path data;
    private List<String> settings;
    private final Map<String, String> ports = new TreeMap<>();
    private @Nullable Process process;

    private RunningSlipway(Path data, List<String> settings) {
        this.data = data;
        this.settings = settings;
        ports.put("SLIPWAY_PORT", freePort());
        ports.put("SLIPWAY_SANDBOX_SSH_PORT", freePort());
        ports.put("SLIPWAY_SANDBOX_SMTP_PORT", freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts the demo on fresh data and returns when it answers; settings are as on a command line. */
    public static RunningSlipway start(String... settings) {
        try {
            var folder = Files.createDirectories(Path.of("target", "running").toAbsolutePath());
            var running = new RunningSlipway(Files.createTempDirectory(folder, "demo"), List.of(settings));
            running.liftFreezes();
            running.restart();
            return running;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String url() {
        return "http://localhost:" + ports.get("SLIPWAY_PORT");
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
            var builder = new ProcessBuilder(Packaged.command(settings));
            builder.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
            builder.environment().putAll(ports);
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

    /** The sample programme without its freezes: the demo runs on the day of the test, whichever that is. */
    private void liftFreezes() throws IOException {
        var programme = Files.readString(Path.of("programmes", "flip.yaml"));
        var lifted = FREEZES.matcher(programme).replaceFirst("freezes: []\n");
        Files.writeString(Files.createDirectories(data.resolve("programmes")).resolve("flip.yaml"), lifted);
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
        return as("admin").answers("/actuator/health");
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

    private Path log() {
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
