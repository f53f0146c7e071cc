package io.slipway.build;

import io.slipway.release.ReleaseKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A defect whose fix a release brought to the environment that found it, to be tested again there.
 *
 * @param environment the environment that found it
 * @param readyAt since when its fix is there
 * @param result what came of it; null while nobody has recorded it
 */
public record Retest(
        ReleaseKey release,
        String ticket,
        String summary,
        String environment,
        Instant readyAt,
        @Nullable Result result) {

    /**
     * What somebody recorded.
     *
     * @param evidence what proves it: where the run is kept, or what was seen
     */
    public record Result(boolean passed, String detail, String evidence, String recordedBy, Instant recordedAt) {}

    public boolean passed() {
        return result != null && result.passed();
    }

    public boolean failed() {
        return result != null && !result.passed();
    }
}
