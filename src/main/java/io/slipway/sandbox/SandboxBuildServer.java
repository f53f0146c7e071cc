package io.slipway.sandbox;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.release.Release;
import io.slipway.release.ReleaseStarted;
import io.slipway.scope.OwedFixes;
import io.slipway.scope.OwedFixes.OwedFix;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.words.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Stands in for the team's pipeline: makes real artefacts and registers two builds for every release that starts. */
@Component
@Profile("demo | sandbox")
public class SandboxBuildServer {

    /** The feature that the second build switches off. */
    public static final String DROPPABLE = "cohort-export";

    private static final List<String> PARTS = List.of("api", "ui", "fl-server");

    private final Builds builds;
    private final OwedFixes carried;
    private final Scopes scopes;
    private final Path artefacts;

    SandboxBuildServer(Builds builds, OwedFixes carried, Scopes scopes, @Value("${slipway.artefacts}") Path artefacts) {
        this.builds = builds;
        this.carried = carried;
        this.scopes = scopes;
        this.artefacts = artefacts;
    }

    @EventListener
    void build(ReleaseStarted started) {
        var release = started.release();
        if (release.version() == null) {
            return;
        }
        var fixes = fixes(release);
        build(release, release.number() + "-rc1", Map.of(DROPPABLE, true), fixes);
        build(release, release.number() + "-rc2", Map.of(DROPPABLE, false), fixes);
    }

    /** A hotfix has its issue in scope when it starts; what earlier ones mended belongs into every later build. */
    private List<String> fixes(Release release) {
        return Stream.concat(
                        scopes.of(release.key()).stream().map(ScopeItem::ticket),
                        carried.open(release.programme()).stream().map(OwedFix::ticket))
                .distinct()
                .toList();
    }

    /** Makes and registers a build; the same again gives the same bytes. */
    public Build build(Release release, String name, Map<String, Boolean> flags, List<String> fixes) {
        var components = PARTS.stream()
                .map(part -> component(release.programme(), part, name))
                .toList();
        var settings = new TreeMap<>(flags)
                .entrySet().stream()
                        .map(flag -> new Build.Flag(flag.getKey(), flag.getValue()))
                        .toList();
        return builds.register(
                new BuildManifest(release.programme(), name, components, settings, fixes), "build-server");
    }

    private Build.Component component(String programme, String part, String version) {
        var component = programme + "-" + part;
        var file = component + "-" + version + ".tar.gz";
        try {
            var bytes = Archive.of(new TreeMap<>(Map.of(
                    "app.txt", component + " " + version + "\n",
                    "version", version + "\n")));
            var folder = Files.createDirectories(artefacts.resolve(programme));
            Files.write(folder.resolve(file), bytes);
            return new Build.Component(component, version, file, Digest.of(bytes));
        } catch (IOException failed) {
            throw new UncheckedIOException("Artefact " + file + " cannot be written", failed);
        }
    }
}
