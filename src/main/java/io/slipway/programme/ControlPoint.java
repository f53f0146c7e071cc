package io.slipway.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point of the release process that blocks the following step until its output is there and good.
 *
 * @param number counted from 1 in the order of the document
 * @param step the step of the document at which it stands
 * @param responsible the role that answers for it
 * @param governance the role that oversees it; null where none does
 * @param releaseTypes the types of release that have to pass it
 * @param requirement where the document asks for it
 */
public record ControlPoint(
        int number,
        String name,
        String step,
        String responsible,
        @Nullable String governance,
        List<String> releaseTypes,
        String requirement) {

    public boolean appliesTo(String releaseType) {
        return releaseTypes.contains(releaseType);
    }
}
