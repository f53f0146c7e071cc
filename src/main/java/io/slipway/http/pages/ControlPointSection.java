package io.slipway.http.pages;

import io.slipway.readiness.ControlPoints;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The control points of the release, passed and not yet passed. */
@Component
class ControlPointSection implements ReleaseSection {

    private final ControlPoints points;

    ControlPointSection(ControlPoints points) {
        this.points = points;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        model.addAttribute("controlPoints", points.of(reading.release()));
    }
}
