package io.slipway.testing;

import io.slipway.sandbox.LoopbackHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Real SSH hosts for each test, in a folder and on a port of their own; every site runs 1.3.0.0 at first. Register it
 * with {@code @RegisterExtension}.
 */
public final class Hosts implements BeforeEachCallback, AfterEachCallback {

    private final List<String> names;
    private final Path folder;
    private final LoopbackHosts hosts;

    private Hosts(List<String> names) {
        this.names = names;
        this.folder = newFolder();
        this.hosts = new LoopbackHosts(folder, freePort(), names, "1.3.0.0");
    }

    public static Hosts of(String... names) {
        return new Hosts(List.of(names));
    }

    /** Returns a port that is free on the loopback addresses. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.10"))) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        hosts.start("flip");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        hosts.stop();
    }

    /** Returns the folder of this test; use it as {@code slipway.data}. */
    public Path folder() {
        return folder;
    }

    public Path inventory() {
        return hosts.inventory();
    }

    public Path site(String name) {
        return hosts.site(name);
    }

    public List<String> names() {
        return names;
    }

    public String version(String name) {
        try {
            return Files.readString(site(name).resolve("VERSION")).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The site's health check fails from now on. */
    public void makeUnhealthy(String name) {
        write(name, "unhealthy", "");
    }

    /** The site's health check takes longer than any test. */
    public void makeSlow(String name) {
        write(name, "bin/healthcheck", "#!/bin/sh\nsleep 120\n");
    }

    public void takeDown(String name) {
        hosts.stop(name);
    }

    public void impersonate(String name) {
        hosts.impersonate(name);
    }

    private void write(String name, String file, String content) {
        try {
            Files.writeString(site(name).resolve(file), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "hosts")
                    .toAbsolutePath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
