package io.slipway.deployment.ansible;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.build.Build;
import io.slipway.deployment.Playbook;
import io.slipway.sandbox.LoopbackHosts;
import io.slipway.testing.Hosts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A run of Slipway beside ansible-playbook called by hand, in turn, where nothing is left to change. */
public final class AnsibleFigures implements AutoCloseable {

    private static final String[] SITES = {"hub", "kch", "uclh", "gstt", "site-5", "site-6", "site-7", "site-8"};

    private final Path folder = newFolder();
    private final LoopbackHosts hosts = new LoopbackHosts(folder, Hosts.freePort(), List.of(SITES), "1.3.0.0");
    private final Bench bench;
    private final Build build;

    /** Wall clock of one run each, in seconds. */
    public record Pair(double slipway, double plain) {}

    public AnsibleFigures() {
        hosts.start("flip");
        bench = new Bench(folder, hosts.inventory());
        build = bench.build("1.4.0.0-rc1");
    }

    /** Who goes first alternates. */
    public List<Pair> pairs(int count) throws IOException, InterruptedException {
        bench.run(Playbook.DEPLOY, build, SITES);
        plain();
        var pairs = new ArrayList<Pair>();
        for (var number = 0; number < count; number++) {
            if (number % 2 == 0) {
                var slipway = slipway();
                pairs.add(new Pair(slipway, plain()));
            } else {
                var plain = plain();
                pairs.add(new Pair(slipway(), plain));
            }
        }
        return pairs;
    }

    @Override
    public void close() {
        hosts.stop();
    }

    private double slipway() throws IOException {
        var controller = bench.controller();
        var order = bench.order(Playbook.DEPLOY, build, SITES);
        var begin = System.currentTimeMillis();
        bench.begin(controller, order);
        var ended = Objects.requireNonNull(bench.end(controller, order).endedAt());
        requireNoChange(bench.folder(order).resolve("stdout.log"));
        return (ended.toEpochMilli() - begin) / 1000.0;
    }

    /** The command line and surroundings that Slipway prepares, without its launcher and its events. */
    private double plain() throws IOException, InterruptedException {
        var order = bench.order(Playbook.DEPLOY, build, SITES);
        bench.controller().prepare(order);
        var request = new ObjectMapper()
                .readTree(bench.folder(order).resolve("request.json").toFile());
        var command = new ArrayList<String>();
        request.path("argv").forEach(word -> command.add(word.asText()));
        var output = bench.folder(order).resolve("plain.log");
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var surroundings = builder.environment();
        surroundings.clear();
        request.path("env")
                .fields()
                .forEachRemaining(entry ->
                        surroundings.put(entry.getKey(), entry.getValue().asText()));
        surroundings.keySet().removeIf(name -> name.startsWith("RELEASE_"));
        surroundings.put("ANSIBLE_CALLBACKS_ENABLED", "");
        // as in a run of Slipway: connections of its own, and a path short enough for a socket
        surroundings.put(
                "ANSIBLE_SSH_CONTROL_PATH_DIR",
                Files.createTempDirectory(Path.of("/tmp"), "slw-").toString());
        var begin = System.nanoTime();
        var exit = builder.start().waitFor();
        var seconds = (System.nanoTime() - begin) / 1e9;
        if (exit != 0) {
            throw new IllegalStateException("ansible-playbook ended with " + exit + "; see " + output);
        }
        requireNoChange(output);
        return seconds;
    }

    private static void requireNoChange(Path output) throws IOException {
        var unchanged = Files.readAllLines(output).stream()
                .filter(line -> line.contains("changed=0 "))
                .count();
        if (unchanged != SITES.length) {
            throw new IllegalStateException("A run that has nothing to do changed something; see " + output);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "bench")
                    .toAbsolutePath();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
