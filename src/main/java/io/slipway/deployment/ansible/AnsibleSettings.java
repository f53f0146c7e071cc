package io.slipway.deployment.ansible;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are carried out here.
 *
 * @param inventory the folder that holds each programme's inventory, named after it: a file, or a folder of files
 * @param controlNode the one machine that may run playbooks; empty where there is only one
 * @param node what this machine is called
 * @param command what carries out playbooks, and {@code inventoryCommand} what reads inventories as it does
 * @param python the interpreter of the launcher
 * @param path where programs are looked for; nothing else of our environment reaches a run
 * @param timeout after which a run is stopped
 * @param grace between two signals to a run that is stopped, each harder than the last
 */
@ConfigurationProperties("slipway.ansible")
record AnsibleSettings(
        Path inventory,
        @DefaultValue("") String controlNode,
        @DefaultValue("") String node,
        @DefaultValue("ansible-playbook") String command,
        @DefaultValue("ansible-inventory") String inventoryCommand,
        @DefaultValue("/usr/bin/python3") String python,
        @DefaultValue("/usr/local/bin:/usr/bin:/bin") String path,
        @DefaultValue("PT1H") Duration timeout,
        @DefaultValue("PT10S") Duration grace,
        @Nullable Path vaultPasswordFile) {

    AnsibleSettings {
        // an empty setting names the folder that the application was started in
        vaultPasswordFile =
                vaultPasswordFile == null || Files.isDirectory(vaultPasswordFile) ? null : vaultPasswordFile;
    }

    boolean isControlNode() {
        return controlNode.isEmpty() || controlNode.equals(node);
    }

    /** Returns the programme's inventory in the first form that is there; the usual one if none is. */
    Path inventoryOf(String programme) {
        var folder = inventory.toAbsolutePath();
        return Stream.of(".yml", ".yaml", ".ini", "")
                .map(ending -> folder.resolve(programme + ending))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> folder.resolve(programme + ".yml"));
    }
}
