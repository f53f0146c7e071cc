package io.slipway.deployment.ansible;

import io.slipway.build.Build;
import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunOrder;
import io.slipway.deployment.RunReport;
import io.slipway.deployment.RunState;
import io.slipway.folders.OwnersFolders;
import io.slipway.release.ReleaseKey;
import io.slipway.testing.Eventually;
import io.slipway.testing.Hosts;
import io.slipway.words.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A control node on its own: real playbooks, real launcher, a build with one artefact. */
final class Bench {

    private final Path folder;
    private final Path inventory;
    private final Playbooks playbooks;
    private final Path artefacts;
    private final Clock clock;
    private int orders;

    Bench(Hosts hosts) {
        this(hosts.folder(), hosts.inventory());
    }

    Bench(Path folder, Path inventory) {
        this(folder, inventory, Clock.systemUTC());
    }

    Bench(Path folder, Path inventory, Clock clock) {
        this.clock = clock;
        this.folder = folder;
        this.inventory = inventory;
        this.playbooks = new Playbooks(new OwnersFolders(folder.resolve("nothing-beside")), folder);
        this.artefacts = folder.resolve("artefacts");
    }

    AnsibleController controller() {
        return controller("ansible-playbook", Duration.ofMinutes(5));
    }

    AnsibleController controller(String command, Duration timeout) {
        return controller(settings(command, timeout, "", ""));
    }

    AnsibleController controller(AnsibleSettings settings) {
        return new AnsibleController(
                settings, playbooks, new Inventories(settings, playbooks, clock), folder, artefacts);
    }

    Inventories inventories(String command, @Nullable Path vaultPassword) {
        return new Inventories(
                settings("ansible-playbook", command, Duration.ofMinutes(5), "", "", vaultPassword), playbooks, clock);
    }

    AnsibleSettings settings(String command, Duration timeout, String controlNode, String node) {
        return settings(command, "ansible-inventory", timeout, controlNode, node, null);
    }

    private AnsibleSettings settings(
            String command,
            String inventoryCommand,
            Duration timeout,
            String controlNode,
            String node,
            @Nullable Path vaultPassword) {
        return new AnsibleSettings(
                inventory,
                controlNode,
                node,
                command,
                inventoryCommand,
                "/usr/bin/python3",
                "/usr/local/bin:/usr/bin:/bin",
                timeout,
                Duration.ofSeconds(2),
                vaultPassword);
    }

    /** Runs a program of Ansible's to its good end. */
    void carryOut(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Eventually.until(process::isAlive, alive -> !alive);
            if (process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + process.exitValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Puts a playbook of an owner's in the place of the packaged one. */
    void replace(Playbook playbook, String text) {
        try {
            Files.writeString(playbooks.file(playbook.file()), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Build build(String name) {
        var file = "flip-api-" + name + ".tar.gz";
        try {
            var store = Files.createDirectories(artefacts.resolve("flip"));
            var content = Files.createDirectories(folder.resolve("content-" + name));
            Files.writeString(content.resolve("app.txt"), name);
            var tar = new ProcessBuilder("tar", "czf", store.resolve(file).toString(), "app.txt")
                    .directory(content.toFile())
                    .start();
            Eventually.until(tar::isAlive, alive -> !alive);
            var sha256 = Digest.of(Files.readAllBytes(store.resolve(file)));
            return new Build(
                    "flip",
                    name,
                    Digest.of(name),
                    List.of(new Build.Component("flip-api", name, file, sha256)),
                    List.of(new Build.Flag("cohort-export", true)),
                    List.of());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path artefact(Build build) {
        return artefacts.resolve("flip").resolve(build.components().get(0).artefact());
    }

    RunOrder order(Playbook playbook, Build build, String... sites) {
        orders++;
        return new RunOrder("run-" + orders, "flip", new ReleaseKey("FLIP-1.4.0.0"), playbook, build, List.of(sites));
    }

    /** Carries the order out to its end. */
    RunReport run(Playbook playbook, Build build, String... sites) {
        var controller = controller();
        var order = order(playbook, build, sites);
        begin(controller, order);
        return end(controller, order);
    }

    void begin(AnsibleController controller, RunOrder order) {
        controller.prepare(order);
        controller.start(order.id());
    }

    RunReport end(AnsibleController controller, RunOrder order) {
        return Eventually.until(
                () -> controller.report(order.id()), report -> report.state().hasEnded());
    }

    /** Waits until the run does something at the site that takes long. */
    void awaitStep(AnsibleController controller, RunOrder order, String task) {
        Eventually.until(
                () -> controller.report(order.id()),
                report -> report.state() == RunState.RUNNING
                        && report.events().stream().anyMatch(event -> task.equals(event.task())));
    }

    Path folder(RunOrder order) {
        return folder.resolve("runs").resolve(order.id());
    }

    /** Writes a program that is called instead of ansible-playbook. */
    String program(String script) {
        try {
            var file = Files.createTempFile(folder, "program", ".sh");
            Files.writeString(file, "#!/bin/sh\n" + script + "\n");
            file.toFile().setExecutable(true);
            return file.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
