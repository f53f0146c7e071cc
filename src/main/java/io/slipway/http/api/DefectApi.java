package io.slipway.http.api;

import io.slipway.http.DefectViews;
import io.slipway.http.DefectViews.DefectView;
import io.slipway.http.ReleaseQueries;
import io.slipway.http.Viewer;
import io.slipway.tickets.RetestAnswer;
import io.slipway.tickets.Retesting;
import io.slipway.tickets.Triage;
import io.slipway.tickets.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

/** Defects over REST: see them, triage them, record that they were tested again, close them. */
@RestController
@RequestMapping("/api/defects")
@Tag(name = "Defects", description = "What was found in test, who mends it, and what came of the retest")
class DefectApi {

    private static final String LATER = " It is kept at once and reaches the ticket system shortly after;"
            + " 'changes' of the defect tells when. Refused with 400, with field and mend under 'errors'.";

    private final DefectViews views;
    private final Triage triage;
    private final Retesting retesting;

    DefectApi(DefectViews views, Triage triage, Retesting retesting) {
        this.views = views;
        this.triage = triage;
        this.retesting = retesting;
    }

    /** @param comment for those who read the ticket; may be left out */
    record Closure(@Nullable String comment) {}

    @GetMapping
    @Operation(
            summary = "The defects page by page, the most urgent first",
            description = "Narrowed by programme, state, environment (the one that found it), resolver and category."
                    + " The header Link (RFC 8288) leads to the other pages.")
    @Parameter(
            name = "programme",
            in = ParameterIn.QUERY,
            description = "All that follow defects, where it is left out",
            schema = @Schema(type = "string"))
    @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "environment", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "resolver", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "category", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            description = "The first page is 1",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    ResponseEntity<List<DefectView>> list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked) {
        ReleaseQueries.mustBeKnown(asked, DefectViews.FIELDS);
        var page = views.page("/api/defects", asked);
        return ResponseEntity.ok().headers(page.pages().headers()).body(page.entries());
    }

    @GetMapping("/{programme}/{key}")
    @Operation(summary = "One defect", description = "With its retests, and what was asked of it here")
    DefectView one(@PathVariable String programme, @PathVariable String key) {
        var found = views.programme(programme);
        return views.one(found, views.find(found, key));
    }

    @PostMapping("/{programme}/{key}/triage")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Accept or refuse a new defect, or rank any open one anew",
            description = "Those with the power TRIAGE, and those who coordinate its category." + LATER)
    void triage(@PathVariable String programme, @PathVariable String key, @RequestBody Verdict verdict, Viewer viewer) {
        var found = views.programme(programme);
        var defect = views.find(found, key);
        viewer.mustTriage(found, defect);
        triage.decide(found, defect, verdict, viewer.id());
    }

    @PostMapping("/{programme}/{key}/retests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Record that the defect was tested again",
            description = "In the environment that found it, once a release has brought its fix there; 'result' is"
                    + " passed or failed, 'evidence' says what proves it. Those with the power RETEST." + LATER)
    void retest(
            @PathVariable String programme, @PathVariable String key, @RequestBody RetestAnswer answer, Viewer viewer) {
        var found = views.programme(programme);
        var defect = views.find(found, key);
        viewer.mustRetest(found);
        retesting.record(found, defect, answer, viewer.id());
    }

    @PostMapping("/{programme}/{key}/closure")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Close a defect whose retest passed",
            description = "Those with the power CLOSE_DEFECTS." + LATER)
    void close(@PathVariable String programme, @PathVariable String key, @RequestBody Closure closure, Viewer viewer) {
        var found = views.programme(programme);
        var defect = views.find(found, key);
        viewer.mustCloseDefects(found);
        retesting.close(found, defect, closure.comment(), viewer.id());
    }
}
