package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A site of a running Slipway, and what can go wrong there. */
public record RunningHost(Path site, Path server) {

    public static RunningHost of(RunningSlipway slipway, String name) {
        return new RunningHost(
                slipway.site(name),
                slipway.data().resolve("sandbox").resolve("hosts").resolve(name));
    }

    public String version() {
        return read(site.resolve("VERSION"));
    }

    /** Its health check waits, at most two minutes, until {@link #hurry} is called. */
    public void dawdle() {
        write("bin/healthcheck", """
                #!/bin/sh
                root=$(dirname "$0")/..
                : > "$root/checking"
                left=1200
                while [ -e "$root/slow" ] && [ $left -gt 0 ]; do sleep 0.1; left=$((left - 1)); done
                [ -e "$root/current/manifest.json" ]
                """);
        write("slow", "");
    }

    public void hurry() {
        delete("slow");
    }

    public void awaitCheck() {
        Eventually.until(() -> Files.exists(site.resolve("checking")), begun -> begun);
    }

    public void sicken() {
        write("unhealthy", "");
    }

    public void heal() {
        delete("unhealthy");
    }

    /** Nobody answers at its address. */
    public void takeDown() {
        var pid = Long.parseLong(read(server.resolve("sshd.pid")));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        // a process that is no child of ours counts as alive until somebody reaps it
        Eventually.until(() -> commandLine(pid), line -> !line.contains(server.toString()));
    }

    public void bringUp() {
        run("/usr/sbin/sshd", "-f", server.resolve("sshd_config").toString());
        Eventually.until(() -> Files.exists(server.resolve("sshd.pid")), up -> up);
    }

    /** Another machine answers at its address: the host key is not the one we know. */
    public void impersonate() {
        takeDown();
        move("host_key", "host_key.true");
        run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                server.resolve("host_key").toString());
        bringUp();
    }

    /** The right machine is back. */
    public void unmask() {
        takeDown();
        move("host_key.true", "host_key");
        bringUp();
    }

    private void move(String from, String to) {
        try {
            Files.move(server.resolve(from), server.resolve(to), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(server.resolve("host_key.pub"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String file, String content) {
        try {
            Files.writeString(site.resolve(file), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void delete(String file) {
        try {
            Files.delete(site.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String commandLine(long pid) {
        var file = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + process.exitValue());
            }
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
