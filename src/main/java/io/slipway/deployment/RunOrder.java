package io.slipway.deployment;

import io.slipway.build.Build;
import io.slipway.release.ReleaseKey;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Everything a controller needs to carry out a run. Whatever is not plainly a name is refused here, before it can reach
 * a command line.
 *
 * @param hosts the planned sites, by their names in the inventory; the run may touch no other
 */
public record RunOrder(
        String id, String programme, ReleaseKey release, Playbook playbook, Build build, List<String> hosts) {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,119}");
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");
    private static final Pattern PROGRAMME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern FILE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,199}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public RunOrder {
        require(ID, "run id", id);
        require(PROGRAMME, "programme", programme);
        require(NAME, "build name", build.name());
        build.components().forEach(component -> {
            require(NAME, "component", component.component());
            require(FILE, "artefact", component.artefact());
        });
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("Run " + id + " names no host");
        }
        hosts = List.copyOf(hosts);
        hosts.forEach(host -> require(HOST, "host", host));
    }

    private static void require(Pattern shape, String what, String value) {
        if (!shape.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a " + what + "; it must match " + shape);
        }
    }
}
