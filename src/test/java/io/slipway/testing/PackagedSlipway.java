package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The application as an operator starts it, in a folder of its own, with nobody acting in it. */
public final class PackagedSlipway implements AutoCloseable {

    private final Path home;
    private final int port;
    private final Process process;

    private PackagedSlipway(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** @param setting what {@code SLIPWAY_HOME} says; null where it is not set */
    public static PackagedSlipway start(Path home, @Nullable String setting) {
        try {
            var port = freePort();
            var builder = new ProcessBuilder(Packaged.command(
                    List.of("--slipway.sandbox.hosts=false", "--slipway.sandbox.smtp-port=" + freePort())));
            var environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
            environment.put("SLIPWAY_PORT", Integer.toString(port));
            environment.put("SLIPWAY_DEMO_PASSWORD", RunningSlipway.PASSWORD);
            environment.put("SPRING_PROFILES_ACTIVE", "demo");
            if (setting != null) {
                environment.put("SLIPWAY_HOME", setting);
            }
            var process = builder.directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("start.log").toFile())
                    .start();
            var started = new PackagedSlipway(home, port, process);
            Eventually.until(started::isUpOrEnded, up -> up);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public RestClient as(String person) {
        return new RestClient("http://localhost:" + port, person, RunningSlipway.PASSWORD);
    }

    public String log() {
        try {
            return Files.readString(home.resolve("start.log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroy();
        Eventually.until(process::isAlive, alive -> !alive);
    }

    private boolean isUpOrEnded() {
        if (!process.isAlive()) {
            throw new AssertionError("Slipway has ended by itself: " + log());
        }
        return as("admin").answers("/actuator/health");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
