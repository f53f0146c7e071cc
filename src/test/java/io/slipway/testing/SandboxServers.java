package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The SSH servers that a demo left behind when it was killed. */
final class SandboxServers {

    private SandboxServers() {}

    /** Ends the servers of the demo with this data, known by their process id and by their own configuration. */
    static void end(Path data) {
        var hosts = data.resolve("sandbox").resolve("hosts");
        if (!Files.isDirectory(hosts)) {
            return;
        }
        try (var folders = Files.newDirectoryStream(hosts)) {
            for (var folder : folders) {
                end(folder.resolve("sshd.pid"), folder.resolve("sshd_config"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void end(Path pidFile, Path configuration) throws IOException {
        var pid = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
        var arguments = Path.of("/proc", pid, "cmdline");
        if (!pid.isEmpty()
                && Files.exists(arguments)
                && Files.readString(arguments).contains(configuration.toString())) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroy);
        }
    }
}
