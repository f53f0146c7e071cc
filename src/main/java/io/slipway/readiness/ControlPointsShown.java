package io.slipway.readiness;

import io.slipway.programme.Programmes;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What forms show of the control points of a release. */
@Component
class ControlPointsShown implements TaskContent {

    private final ControlPoints points;
    private final Programmes programmes;
    private final People people;

    ControlPointsShown(ControlPoints points, Programmes programmes, People people) {
        this.points = points;
        this.programmes = programmes;
        this.people = people;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return Map.of(
                "controlPoints",
                () -> points.of(release).stream()
                        .map(state -> row(release, state))
                        .toList());
    }

    private Map<String, String> row(Release release, ControlPoints.State state) {
        var time = programmes.get(release.programme()).time();
        var row = new LinkedHashMap<String, String>();
        row.put("number", String.valueOf(state.point().number()));
        row.put("name", state.point().name());
        row.put("state", state.standing().title());
        row.put("by", state.passed().map(fact -> people.name(fact.metBy())).orElse(""));
        row.put("at", state.passed().map(fact -> time.inMessage(fact.metAt())).orElse(""));
        return row;
    }
}
