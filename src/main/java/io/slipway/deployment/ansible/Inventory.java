package io.slipway.deployment.ansible;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What Ansible reads in a programme's inventory, looked at before a run so that an unknown site is refused and not
 * skipped.
 *
 * @param name what the inventory is called, for people
 * @param listing what {@code ansible-inventory --list} says: groups with their hosts, and the variables of each host
 */
record Inventory(String name, JsonNode listing) {

    Optional<String> obstacle(List<String> wanted) {
        var hosts = new TreeSet<String>();
        listing.forEach(group -> group.path("hosts").forEach(host -> hosts.add(host.asText())));
        var unknown = wanted.stream().filter(host -> !hosts.contains(host)).toList();
        if (!unknown.isEmpty()) {
            return Optional.of("The inventory " + name + " has no host " + String.join(", ", unknown)
                    + "; a site must be onboarded before it is deployed to");
        }
        var ownFlags = new TreeSet<String>();
        listing.path("_meta")
                .path("hostvars")
                .forEach(variables -> variables.fieldNames().forEachRemaining(variable -> {
                    if (variable.startsWith("release_")) {
                        ownFlags.add(variable);
                    }
                }));
        return ownFlags.isEmpty()
                ? Optional.empty()
                : Optional.of("The inventory " + name + " sets " + String.join(", ", ownFlags)
                        + "; what is deployed, and its flags, come from the build and hold for all sites");
    }
}
