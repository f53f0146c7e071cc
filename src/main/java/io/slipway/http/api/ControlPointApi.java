package io.slipway.http.api;

import io.slipway.http.Lookup;
import io.slipway.readiness.ControlPoints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The control points of a release over REST. */
@RestController
@RequestMapping("/api/releases/{key}/control-points")
@Tag(name = "Control points", description = "What blocks the next step of a release until it is there and good")
class ControlPointApi {

    private final Lookup lookup;
    private final ControlPoints points;

    ControlPointApi(Lookup lookup, ControlPoints points) {
        this.lookup = lookup;
        this.points = points;
    }

    /**
     * One control point.
     *
     * @param step the step of the document at which it stands
     * @param blocks DEPLOYMENT or CLOSURE: what may not begin without it
     * @param state OPEN, PASSED, or OUTDATED where it was passed for another content than the release has now
     * @param by who passed it last
     * @param evidence what was recorded with it
     */
    record PointView(
            int number,
            String name,
            String step,
            String responsible,
            String blocks,
            String state,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String evidence) {}

    @GetMapping
    @Operation(
            summary = "The control points of a release in their order",
            description = "Empty where the programme knows none.")
    List<PointView> controlPoints(@PathVariable String key) {
        var release = lookup.release(key);
        var programme = lookup.programme(release);
        return points.of(release).stream()
                .map(state -> new PointView(
                        state.point().number(),
                        state.point().name(),
                        state.point().step(),
                        programme.role(state.point().responsible()).name(),
                        state.point().blocks().name(),
                        state.standing().name(),
                        state.passed().map(fact -> fact.metBy()).orElse(null),
                        state.passed().map(fact -> fact.metAt()).orElse(null),
                        state.passed().map(fact -> fact.detail()).orElse(null)))
                .toList();
    }
}
