package io.slipway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which port each stand-in got: a free one at its first start, the same again later, so that demos live side by side. */
record KeptPorts(Path file) {

    static KeptPorts in(Path folder) {
        return new KeptPorts(folder.resolve("ports"));
    }

    /** Returns the port that the stand-in had before, or 0 if it had none. */
    int of(String name) {
        return read().getOrDefault(name, 0);
    }

    void keep(String name, int port) {
        var ports = read();
        ports.put(name, port);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    ports.entrySet().stream()
                            .map(kept -> kept.getKey() + "=" + kept.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException full) {
            throw new UncheckedIOException("The ports of the stand-ins cannot be kept in " + file, full);
        }
    }

    /** Returns a port that is free on every one of the addresses. */
    static int free(List<String> addresses) {
        for (var attempt = 0; attempt < 100; attempt++) {
            try (var probe = new ServerSocket(0, 1, InetAddress.getByName(addresses.get(0)))) {
                var others = addresses.subList(1, addresses.size());
                if (others.stream().allMatch(address -> isFree(address, probe.getLocalPort()))) {
                    return probe.getLocalPort();
                }
            } catch (IOException none) {
                throw new UncheckedIOException("No port is free on " + addresses.get(0), none);
            }
        }
        throw new IllegalStateException("No port is free on all of " + addresses);
    }

    static boolean isFree(String address, int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private TreeMap<String, Integer> read() {
        var ports = new TreeMap<String, Integer>();
        if (!Files.exists(file)) {
            return ports;
        }
        try {
            for (var line : Files.readAllLines(file)) {
                var kept = line.split("=", 2);
                if (kept.length == 2 && kept[1].matches("\\d{1,5}")) {
                    ports.put(kept[0], Integer.valueOf(kept[1]));
                }
            }
            return ports;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
