package io.slipway.build;

import io.slipway.release.RuleBroken;
import io.slipway.words.Digest;
import io.slipway.words.Quoted;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A build as its maker describes it, before it is frozen.
 *
 * @param name 1 to 64 letters, digits, dots, dashes or underscores; also the version that lands on the sites
 */
public record BuildManifest(
        String programme, String name, List<Build.Component> components, List<Build.Flag> flags, List<String> fixes) {

    private static final int MOST = 500;

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,199}");
    private static final Pattern FLAG = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._:/-]{0,99}");
    private static final Pattern TICKET = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._#/-]{0,63}");

    public BuildManifest {
        require(NAME, "build name", name);
        components = listed("components", components);
        flags = listed("flags", flags);
        fixes = listed("fixes", fixes).stream().distinct().toList();
        if (components.isEmpty()) {
            throw new RuleBroken("Build " + name + " lists no component; name each service with version and SHA-256");
        }
        for (var component : components) {
            require(NAME, "component of build " + name, component.component());
            require(NAME, "version of " + component.component(), component.version());
            require(FILE, "artefact of " + component.component(), component.artefact());
            require(SHA256, "sha256 of " + component.component(), component.sha256());
        }
        flags.forEach(flag -> require(FLAG, "flag of a build", flag.flag()));
        fixes.forEach(fix -> require(TICKET, "ticket of a fix", fix));
        once("component", components.stream().map(Build.Component::component).toList());
        once("flag", flags.stream().map(Build.Flag::flag).toList());
        components = components.stream()
                .sorted(Comparator.comparing(Build.Component::component))
                .toList();
        flags = flags.stream().sorted(Comparator.comparing(Build.Flag::flag)).toList();
        fixes = fixes.stream().sorted().toList();
    }

    String digest() {
        var text = new StringBuilder("build\n");
        components.forEach(
                c -> text.append(c.component() + " " + c.version() + " " + c.artefact() + " " + c.sha256() + "\n"));
        flags.forEach(f -> text.append("flag " + f.flag() + " " + f.enabled() + "\n"));
        fixes.forEach(f -> text.append("fix " + f + "\n"));
        return Digest.of(text.toString());
    }

    private static <T> List<T> listed(String what, @Nullable List<T> given) {
        var all = given == null ? List.<T>of() : given;
        if (all.size() > MOST) {
            throw new RuleBroken("A build has at most " + MOST + " " + what + "; this one lists " + all.size());
        }
        if (all.stream().anyMatch(Objects::isNull)) {
            throw new RuleBroken("One of the " + what + " of the build is null; leave it out");
        }
        return all;
    }

    private static void once(String what, List<String> names) {
        var seen = new HashSet<String>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
            throw new RuleBroken("The build lists the " + what + " " + twice + " twice; list it once");
        });
    }

    private static void require(Pattern shape, String what, @Nullable String value) {
        if (value == null || !shape.matcher(value).matches()) {
            throw new RuleBroken(Quoted.of(value) + " is not a " + what + "; it must match " + shape);
        }
    }
}
