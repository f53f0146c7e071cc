package io.slipway.programme;

import io.slipway.programme.Programme.BoundTo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point of the release process that blocks the following step until its output is there and good. It is met like an entry
 * criterion: the task whose property {@code meets} names its id meets it by the approving decision.
 *
 * @param number counted from 1 in the order of the document
 * @param id the name by which models speak of it
 * @param step the step of the document at which it stands
 * @param responsible the role that answers for it
 * @param governance the role that oversees it; null where none does
 * @param releaseTypes the types of release that have to pass it
 * @param requirement where the document asks for it
 * @param boundTo what it was met for: met for one build, it is unmet for the next
 * @param blocks what may not begin without it
 */
public record ControlPoint(
        int number,
        String id,
        String name,
        String step,
        String responsible,
        @Nullable String governance,
        List<String> releaseTypes,
        String requirement,
        BoundTo boundTo,
        Blocks blocks) {

    /** What a control point keeps from beginning. */
    public enum Blocks {
        /** Nothing is deployed to an environment that needs control points. */
        DEPLOYMENT,
        /** The release is not closed. */
        CLOSURE
    }

    /** Returns it as what has to be met before something may begin. */
    public Programme.Criterion criterion() {
        return new Programme.Criterion(id, "control point " + number + ", " + name, requirement, boundTo, List.of());
    }

    public boolean appliesTo(String releaseType) {
        return releaseTypes.contains(releaseType);
    }
}
