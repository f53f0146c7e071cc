package io.slipway.http.api;

import io.slipway.calendar.Entries;
import io.slipway.http.CalendarQueries;
import io.slipway.http.EntryView;
import io.slipway.http.Pages;
import io.slipway.http.Paging;
import io.slipway.http.ReleasePlans;
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
import java.util.function.UnaryOperator;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When things may happen and are planned to, over REST. */
@RestController
@Tag(name = "Calendar")
class CalendarApi {

    private static final int USUAL = 100;
    private static final int DAYS = 366;

    private final CalendarQueries queries;
    private final Entries entries;
    private final ReleasePlans plans;

    CalendarApi(CalendarQueries queries, Entries entries, ReleasePlans plans) {
        this.queries = queries;
        this.entries = entries;
        this.plans = plans;
    }

    /** @param entries what happens in the span, one page of it, the earliest first */
    record CalendarView(
            List<ReleasePlans.ProgrammePlan> programmes,
            List<ReleasePlans.ReleasePlan> releases,
            List<EntryView> entries) {}

    @GetMapping("/api/calendar")
    @Operation(
            summary = "What happens when: windows of releases, freezes, stages of tests, announced releases, meetings",
            description =
                    "Which version becomes available to whom and when (F-003, M-044). The entries come page by page,"
                            + " the earliest first; the header Link (RFC 8288) leads to the first, previous, next and last"
                            + " page, X-Total-Count tells how many there are on all of them. Low-use windows and weekly"
                            + " slots stand with their programme, releases in flight with all that is agreed about them.")
    @Parameters({
        @Parameter(
                name = "page",
                in = ParameterIn.QUERY,
                description = "The first page is 1",
                schema = @Schema(type = "integer", minimum = "1", defaultValue = "1")),
        @Parameter(
                name = "size",
                in = ParameterIn.QUERY,
                description = "How many entries a page holds",
                schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "100")),
        @Parameter(
                name = "from",
                in = ParameterIn.QUERY,
                description = "The first day; today where it is left out",
                schema = @Schema(type = "string", format = "date")),
        @Parameter(
                name = "to",
                in = ParameterIn.QUERY,
                description = "The last day, three years later at the most; a year later where it is left out",
                schema = @Schema(type = "string", format = "date")),
        @Parameter(name = "programme", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(
                name = "party",
                in = ParameterIn.QUERY,
                description = "Entries that concern the party",
                schema = @Schema(type = "string"))
    })
    @ApiResponse(
            responseCode = "200",
            headers = {
                @Header(name = "Link", schema = @Schema(type = "string")),
                @Header(name = "X-Total-Count", schema = @Schema(type = "integer"))
            })
    ResponseEntity<CalendarView> calendar(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given) {
        ReleaseQueries.mustBeKnown(given, CalendarQueries.FIELDS);
        var said = ReleaseQueries.said(given, CalendarQueries.FIELDS);
        var paging = Paging.of(said, USUAL);
        said.remove("page");
        var query = queries.read(said, UnaryOperator.identity(), DAYS);
        var found = entries.of(query.programmes(), query.start(), query.end()).stream()
                .filter(entry -> query.party() == null || entry.concerns(query.party()))
                .toList();
        var plan = plans.of(query.programmes());
        return ResponseEntity.ok()
                .headers(new Pages("/api/calendar", query.asked(), paging, found.size()).headers())
                .body(new CalendarView(
                        plan.programmes(),
                        plan.releases(),
                        found.stream()
                                .skip(paging.from())
                                .limit(paging.size())
                                .map(EntryView::of)
                                .toList()));
    }
}
