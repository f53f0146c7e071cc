package io.slipway.readiness;

import io.slipway.programme.ControlPoint;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The control points that a release has to pass, and which of them it has passed. */
@Service
public class ControlPoints {

    private final Programmes programmes;
    private final Criteria criteria;

    ControlPoints(Programmes programmes, Criteria criteria) {
        this.programmes = programmes;
        this.criteria = criteria;
    }

    /** How a control point stands. */
    public enum Standing {
        OPEN("open"),
        PASSED("passed"),
        /** It was passed for another build, window or request than the release has now. */
        OUTDATED("to be passed again");

        private final String title;

        Standing(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * One control point of a release.
     *
     * @param passed who passed it last, when and with which evidence; empty where nobody did
     */
    public record State(ControlPoint point, Optional<Criteria.Fact> passed, Standing standing) {}

    /** Returns the control points of the release's type in their order; none where the programme knows none. */
    public List<State> of(Release release) {
        var points = programmes.get(release.programme()).controlPoints(release.type());
        var facts = points.isEmpty() ? List.<Criteria.Fact>of() : criteria.facts(release.key());
        return points.stream().map(point -> state(release, point, facts)).toList();
    }

    private State state(Release release, ControlPoint point, List<Criteria.Fact> facts) {
        var passed = facts.stream()
                .filter(fact -> fact.criterion().equals(point.id()))
                .reduce((first, last) -> last);
        var standing = passed.isEmpty()
                ? Standing.OPEN
                : criteria.isMet(release, point.id()) ? Standing.PASSED : Standing.OUTDATED;
        return new State(point, passed, standing);
    }
}
