package io.slipway.http.api;

import io.slipway.http.Lookup;
import io.slipway.http.RcaViews;
import io.slipway.http.RcaViews.RcaView;
import io.slipway.http.ReleaseQueries;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.rca.RcaEntry;
import io.slipway.rca.RcaLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The log of root cause analyses over REST. */
@RestController
@RequestMapping("/api/rca")
@Tag(name = "Root cause analyses", description = "What failed in live operation, why, what mends it, what follows")
class RcaApi {

    private final Lookup lookup;
    private final RcaLog log;
    private final RcaViews views;
    private final Clock clock;

    RcaApi(Lookup lookup, RcaLog log, RcaViews views, Clock clock) {
        this.lookup = lookup;
        this.log = log;
        this.views = views;
        this.clock = clock;
    }

    /** @param at when it happened; left out, now */
    record NewEvent(
            @Nullable Instant at,

            @NotBlank(message = "Say what happened") @Size(max = 2000, message = "Use at most 2000 characters")
            String what) {}

    record Reason(
            @NotBlank(message = "Say why it is opened again") @Size(max = 1000, message = "Use at most 1000 characters")
            String reason) {}

    record Sharing(@NotBlank(message = "Name the programme") String programme) {}

    @GetMapping
    @Operation(
            summary = "The list of analyses page by page, the newest first",
            description = "The header Link (RFC 8288) leads to the other pages. A page beyond the end is empty.")
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            description = "The first page is 1",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    ResponseEntity<List<RcaView>> list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked) {
        ReleaseQueries.mustBeKnown(asked, RcaViews.FIELDS);
        var page = views.page("/api/rca", asked);
        return ResponseEntity.ok().headers(page.pages().headers()).body(page.entries());
    }

    @GetMapping("/{key}")
    @Operation(
            summary = "One analysis",
            description = "With timeline, actions and frozen revisions. Its text: /api/releases/{key}/rca.html")
    RcaView one(@PathVariable String key) {
        return views.one(entry(key));
    }

    @PostMapping("/{key}/events")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Add to the timeline", description = "Anybody of the programme, while the entry is open.")
    void tell(@PathVariable String key, @Valid @RequestBody NewEvent event, Viewer viewer) {
        var entry = entry(key);
        viewer.mustTakePart(lookup.programme(lookup.release(key)));
        log.tell(
                entry.release(),
                Objects.requireNonNullElseGet(event.at(), clock::instant),
                event.what().strip(),
                viewer.id());
    }

    @PostMapping("/{key}/reopen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Open a frozen analysis again", description = "It becomes a new revision. Operator only.")
    void reopen(@PathVariable String key, @Valid @RequestBody Reason wish, Viewer viewer) {
        var entry = entry(key);
        viewer.mustOperate(lookup.programme(lookup.release(key)), "open an analysis again");
        log.reopen(entry.release(), wish.reason().strip(), viewer.id());
    }

    @PostMapping("/share")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send the list to those who sign analyses off and to the parties",
            description = "Operator only.")
    void share(@Valid @RequestBody Sharing wish, Viewer viewer) {
        var programme = lookup.programme(wish.programme());
        viewer.mustOperate(programme, "share the list of analyses");
        log.share(programme.id(), viewer.id());
    }

    private RcaEntry entry(String key) {
        return log.find(lookup.release(key).key())
                .orElseThrow(() -> new Unknown("There is no root cause analysis of " + key));
    }
}
