package io.slipway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One sshd process. It is ours if it was started with our configuration, whether or not its process id is on record. */
record SshServer(String host, String address, int port, Path keys) {

    static final String USER = System.getProperty("user.name");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    void prepare() throws IOException {
        Files.createDirectories(folder());
        Keys.create(folder().resolve("host_key"), host);
        Files.writeString(configuration(), """
                Port %d
                ListenAddress %s
                HostKey "%s"
                PidFile "%s"
                AuthorizedKeysFile "%s"
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PubkeyAuthentication yes
                PermitRootLogin prohibit-password
                AllowUsers %s
                UsePAM no
                StrictModes no
                UseDNS no
                MaxStartups 100:30:200
                LogLevel ERROR
                """.formatted(
                        port,
                        address,
                        folder().resolve("host_key"),
                        folder().resolve("sshd.pid"),
                        keys.resolve("authorized_keys"),
                        USER));
    }

    void start() {
        if (process().isPresent()) {
            return;
        }
        try {
            Files.deleteIfExists(folder().resolve("sshd.pid"));
            if (USER.equals("root")) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            Keys.run("/usr/sbin/sshd", "-f", configuration().toString(), "-E", log().toString());
            awaitAnswer();
        } catch (IOException failed) {
            throw new UncheckedIOException("The SSH server of " + host + " cannot be started", failed);
        }
    }

    /** Whether it listens where it should, or can. */
    boolean canServe() {
        return process().isPresent() ? configuredPort() == port : KeptPorts.isFree(address, port);
    }

    void stop() {
        process().ifPresent(process -> {
            process.destroy();
            // a process that is no child of ours counts as alive until somebody reaps it
            await(() -> !isOurs(process.pid()));
        });
    }

    void changeKey() {
        stop();
        try {
            Files.delete(folder().resolve("host_key"));
            Files.delete(folder().resolve("host_key.pub"));
            prepare();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start();
    }

    String knownHost() {
        try {
            var key = Files.readString(folder().resolve("host_key.pub")).split(" ");
            return "[" + address + "]:" + port + " " + key[0] + " " + key[1];
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<ProcessHandle> process() {
        return recorded()
                .or(() -> ProcessHandle.allProcesses()
                        .filter(process -> isOurs(process.pid()))
                        .findFirst());
    }

    private Optional<ProcessHandle> recorded() {
        var file = folder().resolve("sshd.pid");
        try {
            var pid = Files.exists(file) ? Files.readString(file).strip() : "";
            return pid.matches("\\d{1,18}")
                    ? ProcessHandle.of(Long.parseLong(pid)).filter(process -> isOurs(process.pid()))
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int configuredPort() {
        try (var lines = Files.lines(configuration())) {
            return lines.filter(line -> line.matches("Port \\d+"))
                    .mapToInt(line -> Integer.parseInt(line.substring("Port ".length())))
                    .findFirst()
                    .orElse(0);
        } catch (IOException none) {
            return 0;
        }
    }

    /** What it starts for each connection, told by {@code -R}, comes and goes. */
    private boolean isOurs(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .replace('\0', ' ');
            return line.contains("sshd -f " + configuration()) && !line.contains(" -R");
        } catch (IOException ended) {
            return false;
        }
    }

    private void awaitAnswer() throws IOException {
        if (!await(() -> recorded().isPresent() && answers())) {
            throw new IOException("nothing of ours answers on " + address + ":" + port
                    + "; if another program has taken the port meanwhile, start again, which takes another one. sshd says: "
                    + Files.readString(log()).strip());
        }
    }

    private static boolean await(BooleanSupplier hoped) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!hoped.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return true;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path folder() {
        return keys.resolveSibling("hosts").resolve(host);
    }

    private Path configuration() {
        return folder().resolve("sshd_config");
    }

    private Path log() {
        return folder().resolve("sshd.log");
    }
}
