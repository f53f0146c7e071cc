package io.slipway.http.api;

import io.slipway.downtime.DowntimeEnds;
import io.slipway.evidence.WriteOffs;
import io.slipway.http.Lookup;
import io.slipway.http.Viewer;
import io.slipway.release.Releases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people do to a release outside its tasks, over REST: withdraw it, write it off, say when the service is back. */
@RestController
@RequestMapping("/api/releases")
@Tag(name = "Releases", description = "Releases of all programmes and where their lifecycles stand")
class ReleaseActionApi {

    private final Lookup lookup;
    private final Releases releases;
    private final DowntimeEnds downtimes;
    private final WriteOffs writeOffs;

    ReleaseActionApi(Lookup lookup, Releases releases, DowntimeEnds downtimes, WriteOffs writeOffs) {
        this.lookup = lookup;
        this.releases = releases;
        this.downtimes = downtimes;
        this.writeOffs = writeOffs;
    }

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
        var release = lookup.release(key);
        viewer.mustOperate(lookup.programme(release), "move the end of a downtime");
        downtimes.move(release.key(), wish.predictedEnd(), viewer.id());
    }

    @PostMapping("/{key}/online")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Bring the service back online while its hotfix goes on",
            description = "Refused unless the hotfix took it offline and its rollout has not begun. Operator only.")
    void online(@PathVariable String key, Viewer viewer) {
        var release = lookup.release(key);
        viewer.mustOperate(lookup.programme(release), "bring the service back online");
        downtimes.backOnline(release.key(), viewer.id());
    }
}
