package io.slipway.deployment.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The hosts a programme's inventory names, read before a run so that an unknown site is refused and not skipped. */
record Inventory(Path file) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    Optional<String> obstacle(List<String> wanted) {
        if (!Files.isRegularFile(file)) {
            return Optional.of("There is no inventory " + file.getFileName() + "; write it into " + file.getParent());
        }
        var hosts = new TreeSet<String>();
        var ownFlags = new TreeSet<String>();
        read(content(), hosts, ownFlags);
        var unknown = wanted.stream().filter(host -> !hosts.contains(host)).toList();
        if (!unknown.isEmpty()) {
            return Optional.of("The inventory " + file.getFileName() + " has no host " + String.join(", ", unknown)
                    + "; a site must be onboarded before it is deployed to");
        }
        return ownFlags.isEmpty()
                ? Optional.empty()
                : Optional.of("The inventory " + file.getFileName() + " sets " + String.join(", ", ownFlags)
                        + "; what is deployed, and its flags, come from the build and hold for all sites");
    }

    private JsonNode content() {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException broken) {
            throw new IllegalStateException("The inventory " + file + " cannot be read", broken);
        }
    }

    private static void read(JsonNode node, TreeSet<String> hosts, TreeSet<String> ownFlags) {
        node.fields().forEachRemaining(field -> {
            if (field.getKey().startsWith("release_")) {
                ownFlags.add(field.getKey());
            }
            if (field.getKey().equals("hosts")) {
                field.getValue().fieldNames().forEachRemaining(hosts::add);
            }
            read(field.getValue(), hosts, ownFlags);
        });
    }
}
