package io.slipway.http;

import io.slipway.evidence.Standings;
import io.slipway.evidence.TimelineEntry;
import io.slipway.evidence.Timelines;
import io.slipway.release.Agreements;
import io.slipway.release.Builds;
import io.slipway.release.ImpactedParties;
import io.slipway.release.Release;
import io.slipway.release.ReleaseParts;
import io.slipway.release.Releases;
import io.slipway.release.ScopeItem;
import io.slipway.release.Scopes;
import io.slipway.release.Windows;
import io.slipway.release.WriteOffs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Releases over REST: start, look at, withdraw, bring the service back. */
@RestController
@RequestMapping("/api/releases")
@Tag(name = "Releases", description = "Releases of all programmes and where their lifecycles stand")
class ReleaseApi {

    private final ReleaseStart starter;
    private final Lookup lookup;
    private final Releases releases;
    private final Standings standings;
    private final Timelines timelines;
    private final Scopes scopes;
    private final Builds builds;
    private final Windows windows;
    private final Agreements agreements;
    private final IssueViews issues;
    private final WriteOffs writeOffs;
    private final ReleaseParts parts;
    private final ImpactedParties impacted;

    ReleaseApi(
            ReleaseStart starter,
            Lookup lookup,
            Releases releases,
            Standings standings,
            Timelines timelines,
            Scopes scopes,
            Builds builds,
            Windows windows,
            Agreements agreements,
            IssueViews issues,
            WriteOffs writeOffs,
            ReleaseParts parts,
            ImpactedParties impacted) {
        this.starter = starter;
        this.lookup = lookup;
        this.releases = releases;
        this.standings = standings;
        this.timelines = timelines;
        this.scopes = scopes;
        this.builds = builds;
        this.windows = windows;
        this.agreements = agreements;
        this.issues = issues;
        this.writeOffs = writeOffs;
        this.parts = parts;
        this.impacted = impacted;
    }

    /** What a caller learns about the release it started. */
    record Started(
            String key, @Nullable String version, @Nullable String processInstanceId) {}

    record Withdrawal(
            @NotBlank(message = "Say why; those told will read it")
            @Size(max = 2000, message = "Use at most 2000 characters")
            String reason) {}

    record Settlement(
            @NotBlank(message = "Say what became of it and how it was put in order")
            @Size(max = 2000, message = "Use at most 2000 characters")
            String reason) {}

    record NewEnd(
            @NotNull(message = "Give the time, for example 2026-12-01T21:30:00Z")
            Instant predictedEnd) {}

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
    @Operation(
            summary =
                    "One release with build, windows, agreements, the parties that it touches and the issue it deals with")
    ReleaseView one(@PathVariable String key) {
        var release = lookup.release(key);
        return ReleaseView.of(
                release,
                standings.of(release),
                impacted.of(release.key()),
                builds.current(release).orElse(null),
                windows.of(release.key()),
                agreements.of(release.key()),
                issues.of(release).orElse(null),
                parts.of(release.key()));
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

    @PostMapping("/{key}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Give the release up",
            description = "Before production is touched. The operator, and roles with the power to withdraw.")
    void withdraw(@PathVariable String key, @Valid @RequestBody Withdrawal wish, Viewer viewer) {
        var release = lookup.release(key);
        viewer.mustWithdraw(lookup.programme(release), release);
        releases.withdraw(release.key(), viewer.id(), wish.reason().strip());
    }

    @PostMapping("/{key}/write-off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Settle a release whose lifecycle is lost",
            description =
                    "Refused unless its state is LOST. What it left outside is put in order by hand. Operator only.")
    void writeOff(@PathVariable String key, @Valid @RequestBody Settlement wish, Viewer viewer) {
        var release = lookup.release(key);
        viewer.mustOperate(lookup.programme(release), "write off lost releases");
        writeOffs.settle(release, viewer.id(), wish.reason().strip());
    }

    @PostMapping("/{key}/predicted-end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Move the predicted end of the running downtime, or of the outage that a hotfix deals with",
            description = "Operator only.")
    void move(@PathVariable String key, @Valid @RequestBody NewEnd wish, Viewer viewer) {
        Release release = lookup.release(key);
        viewer.mustOperate(lookup.programme(release), "move the end of a downtime");
        releases.predictedEndMoved(release.key(), wish.predictedEnd(), viewer.id());
    }

    @PostMapping("/{key}/online")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Bring the service back online while its hotfix goes on",
            description = "Refused unless the hotfix took it offline and its rollout has not begun. Operator only.")
    void online(@PathVariable String key, Viewer viewer) {
        var release = lookup.release(key);
        viewer.mustOperate(lookup.programme(release), "bring the service back online");
        releases.backOnline(release.key(), viewer.id());
    }
}
