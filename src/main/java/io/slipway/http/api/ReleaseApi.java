package io.slipway.http.api;

import io.slipway.evidence.TimelineEntry;
import io.slipway.evidence.Timelines;
import io.slipway.http.Lookup;
import io.slipway.http.NewRelease;
import io.slipway.http.ReleaseStart;
import io.slipway.http.Viewer;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Releases over REST: start one, look at it. */
@RestController
@RequestMapping("/api/releases")
@Tag(name = "Releases", description = "Releases of all programmes and where their lifecycles stand")
class ReleaseApi {

    private final ReleaseStart starter;
    private final Lookup lookup;
    private final ReleaseViews views;
    private final Timelines timelines;
    private final Scopes scopes;

    ReleaseApi(ReleaseStart starter, Lookup lookup, ReleaseViews views, Timelines timelines, Scopes scopes) {
        this.starter = starter;
        this.lookup = lookup;
        this.views = views;
        this.timelines = timelines;
        this.scopes = scopes;
    }

    /** What a caller learns about the release it started. */
    record Started(
            String key, @Nullable String version, @Nullable String processInstanceId) {}

    @PostMapping
    @Operation(
            summary = "Start a release",
            description = "Gives it a version and starts its lifecycle. An issue that something deals with already is"
                    + " added to that, answered with 200. Operator only.")
    ResponseEntity<Started> start(@Valid @RequestBody NewRelease wish, Viewer viewer) {
        var reception = starter.start(wish, viewer);
        var release = reception.release();
        return ResponseEntity.status(reception.started() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/releases/" + release.key()))
                .body(new Started(
                        release.key().value(),
                        release.version() == null ? null : release.version().toString(),
                        release.processInstanceId()));
    }

    @GetMapping("/{key}")
    @Operation(summary = "One release with build, windows, agreements and the issue it deals with")
    ReleaseView one(@PathVariable String key) {
        return views.of(lookup.release(key));
    }

    @GetMapping("/{key}/timeline")
    @Operation(
            summary = "What happened, the oldest first",
            description = "Without the advice of others and notices to others, unless the role decides or audits.")
    List<TimelineEntry> timeline(@PathVariable String key, Viewer viewer) {
        var release = lookup.release(key);
        return timelines.of(release, viewer.reader(lookup.programme(release)));
    }

    @GetMapping("/{key}/scope")
    @Operation(summary = "The tickets in scope")
    List<ScopeItem> scope(@PathVariable String key) {
        return scopes.of(lookup.release(key).key());
    }
}
