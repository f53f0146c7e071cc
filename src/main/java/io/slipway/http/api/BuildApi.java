package io.slipway.http.api;

import io.slipway.build.Build;
import io.slipway.build.BuildManifest;
import io.slipway.build.Builds;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.slipway.http.Unprocessable;
import io.slipway.http.Viewer;
import io.slipway.release.Turns;
import io.slipway.words.Quoted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Build manifests over REST: a pipeline registers what it built, once, for all time. */
@RestController
@RequestMapping("/api/releases/{key}/builds")
@Tag(name = "Builds", description = "Build manifests; a name, once registered, stands for the same bytes for ever")
class BuildApi {

    private final Lookup lookup;
    private final Builds builds;
    private final Turns turns;

    BuildApi(Lookup lookup, Builds builds, Turns turns) {
        this.lookup = lookup;
        this.builds = builds;
        this.turns = turns;
    }

    /** A manifest as a pipeline writes it. A flag has one value for all sites (F-128). */
    record NewBuild(
            String name,
            @Nullable List<Build.Component> components,
            @Nullable List<Build.Flag> flags,
            @Nullable List<String> fixes) {}

    @PostMapping
    @Operation(
            summary = "Register a build manifest",
            description = "The same manifest again is no error; another one under a known name is refused with 409."
                    + " Flags are global: a value per site is refused. Operator only.")
    ResponseEntity<Build> register(@PathVariable String key, @RequestBody NewBuild wish, Viewer viewer) {
        var release = lookup.release(key);
        viewer.mustOperate(lookup.programme(release), "register builds");
        var manifest = Unprocessable.unlessValid(() -> new BuildManifest(
                release.programme(),
                wish.name(),
                orEmpty(wish.components()),
                orEmpty(wish.flags()),
                orEmpty(wish.fixes())));
        return ResponseEntity.created(URI.create("/api/releases/" + key + "/builds/" + manifest.name()))
                .body(turns.take(() -> builds.register(manifest, viewer.id())));
    }

    @GetMapping("/{name}")
    @Operation(summary = "A registered build of the release's programme")
    Build one(@PathVariable String key, @PathVariable String name) {
        return builds.find(lookup.release(key).programme(), name)
                .orElseThrow(() -> new Unknown("There is no build " + Quoted.of(name)));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
