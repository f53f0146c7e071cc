package io.slipway.http.api;

import io.slipway.evidence.ReleaseLists;
import io.slipway.evidence.Standing.State;
import io.slipway.evidence.Standings;
import io.slipway.http.Pages;
import io.slipway.http.ReleaseQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of releases over REST, page by page. */
@RestController
@Tag(name = "Releases")
class ReleaseListApi {

    static final int USUAL = 50;

    private final ReleaseQueries queries;
    private final ReleaseLists lists;
    private final Standings standings;

    ReleaseListApi(ReleaseQueries queries, ReleaseLists lists, Standings standings) {
        this.queries = queries;
        this.lists = lists;
        this.standings = standings;
    }

    @GetMapping("/api/releases")
    @Operation(
            summary = "Releases page by page, the newest first",
            description = "Those asked for as CLOSED or WITHDRAWN come in the order of their ends, the last one first."
                    + " The header Link (RFC 8288) leads to the first, previous, next and last page, X-Total-Count"
                    + " tells how many releases there are on all of them. A page beyond the end is empty.")
    @Parameters({
        @Parameter(
                name = "page",
                in = ParameterIn.QUERY,
                description = "The first page is 1",
                schema = @Schema(type = "integer", minimum = "1", defaultValue = "1")),
        @Parameter(
                name = "size",
                in = ParameterIn.QUERY,
                description = "How many releases a page holds",
                schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50")),
        @Parameter(name = "programme", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(
                name = "type",
                in = ParameterIn.QUERY,
                description = "A release type of the programme, or of any",
                schema = @Schema(type = "string")),
        @Parameter(name = "state", in = ParameterIn.QUERY, schema = @Schema(implementation = State.class)),
        @Parameter(
                name = "party",
                in = ParameterIn.QUERY,
                description =
                        "Releases of the party, those in which a site of it takes part, and those that wait for it now",
                schema = @Schema(type = "string")),
        @Parameter(
                name = "text",
                in = ParameterIn.QUERY,
                description =
                        "What key, title, reason, plan reference or the programme's own name contain, in small or capital letters",
                schema = @Schema(type = "string", maxLength = 100))
    })
    @ApiResponse(
            responseCode = "200",
            headers = {
                @Header(name = "Link", schema = @Schema(type = "string")),
                @Header(name = "X-Total-Count", schema = @Schema(type = "integer"))
            })
    ResponseEntity<List<ReleaseView>> list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked) {
        ReleaseQueries.mustBeKnown(asked, ReleaseQueries.FIELDS);
        var query = queries.read(asked, USUAL);
        var paging = query.paging();
        var found = lists.page(query.filter(), query.state(), paging.from(), paging.size());
        var standing = standings.of(found.releases());
        return ResponseEntity.ok()
                .headers(new Pages("/api/releases", query.asked(), paging, found.total()).headers())
                .body(IntStream.range(0, standing.size())
                        .mapToObj(index -> ReleaseView.of(found.releases().get(index), standing.get(index)))
                        .toList());
    }
}
