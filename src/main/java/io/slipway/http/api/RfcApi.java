package io.slipway.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.http.Lookup;
import io.slipway.readiness.ReleasePart;
import io.slipway.readiness.ReleaseParts;
import io.slipway.rfc.Rfc;
import io.slipway.rfc.Rfcs;
import io.slipway.rfc.WorkOff;
import io.slipway.rfc.WorkOffs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests for change over REST, and what was written for a release around them. */
@RestController
@RequestMapping("/api/releases/{key}")
@Tag(name = "Requests for change", description = "Where a release asks to go and when, and who approves it")
class RfcApi {

    private final Lookup lookup;
    private final Rfcs rfcs;
    private final WorkOffs workOffs;
    private final ReleaseParts parts;

    RfcApi(Lookup lookup, Rfcs rfcs, WorkOffs workOffs, ReleaseParts parts) {
        this.lookup = lookup;
        this.rfcs = rfcs;
        this.workOffs = workOffs;
        this.parts = parts;
    }

    /**
     * The requests for change of a release.
     *
     * @param current the newest round; null while none is drafted
     * @param counts whether it is approved for exactly what the release is now
     * @param earlier the rounds before it, the newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Requests(@Nullable Rfc current, boolean counts, List<Rfc> earlier, List<WorkOff> workOff) {}

    @GetMapping("/rfc")
    @Operation(
            summary = "The request for change, its earlier rounds and what is to be worked off",
            description =
                    "It counts while it is approved, or closed, for the build, the windows and the scope as they are.")
    Requests requests(@PathVariable String key) {
        var release = lookup.release(key).key();
        var rounds = rfcs.of(release);
        return new Requests(
                rounds.stream().findFirst().orElse(null),
                rfcs.counts(release),
                rounds.stream().skip(1).toList(),
                workOffs.of(release));
    }

    @GetMapping("/parts")
    @Operation(summary = "Plans and reports, every round of them, the oldest first")
    List<ReleasePart> parts(@PathVariable String key) {
        return parts.history(lookup.release(key).key());
    }
}
