package io.slipway.deployment.ansible;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are carried out here.
 *
 * @param inventory the folder that holds {@code <programme>.yml}
 * @param controlNode the one machine that may run playbooks; empty where there is only one
 * @param node what this machine is called
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
        @DefaultValue("/usr/bin/python3") String python,
        @DefaultValue("/usr/local/bin:/usr/bin:/bin") String path,
        @DefaultValue("PT1H") Duration timeout,
        @DefaultValue("PT10S") Duration grace,
        @Nullable Path vaultPasswordFile) {

    boolean isControlNode() {
        return controlNode.isEmpty() || controlNode.equals(node);
    }

    Path inventoryOf(String programme) {
        return inventory.toAbsolutePath().resolve(programme + ".yml");
    }
}
