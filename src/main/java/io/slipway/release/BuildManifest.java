package io.slipway.release;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A build as its maker describes it, before it is frozen.
 *
 * @param name 1 to 64 letters, digits, dots, dashes or underscores; also the version that lands on the sites
 */
public record BuildManifest(
        String programme, String name, List<Build.Component> components, List<Build.Flag> flags, List<String> fixes) {

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,199}");

    public BuildManifest {
        components = components == null
                ? List.of()
                : components.stream()
                        .sorted(Comparator.comparing(Build.Component::component))
                        .toList();
        flags = flags == null
                ? List.of()
                : flags.stream().sorted(Comparator.comparing(Build.Flag::flag)).toList();
        fixes = fixes == null ? List.of() : fixes.stream().sorted().distinct().toList();
        require(NAME, "build name", name);
        if (components.isEmpty()) {
            throw new RuleBroken("Build " + name + " lists no component; name each service with version and SHA-256");
        }
        for (var component : components) {
            require(NAME, "component of build " + name, component.component());
            require(NAME, "version of " + component.component(), component.version());
            require(FILE, "artefact of " + component.component(), component.artefact());
            require(SHA256, "sha256 of " + component.component(), component.sha256());
        }
    }

    String digest() {
        var text = new StringBuilder("build\n");
        components.forEach(
                c -> text.append(c.component() + " " + c.version() + " " + c.artefact() + " " + c.sha256() + "\n"));
        flags.forEach(f -> text.append("flag " + f.flag() + " " + f.enabled() + "\n"));
        fixes.forEach(f -> text.append("fix " + f + "\n"));
        return Digest.of(text.toString());
    }

    private static void require(Pattern shape, String what, String value) {
        if (value == null || !shape.matcher(value).matches()) {
            throw new RuleBroken("'" + value + "' is not a " + what + "; it must match " + shape);
        }
    }
}
