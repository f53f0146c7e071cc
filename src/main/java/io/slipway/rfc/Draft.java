package io.slipway.rfc;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for in a request for change, before it is held against the rules.
 *
 * @param wishes an environment with neither start nor end is not asked for
 */
record Draft(String summary, String reason, String impact, String rollbackPlan, List<Wish> wishes) {

    /** A wish to go to an environment at some time. */
    record Wish(
            String environment,
            @Nullable Instant start,
            @Nullable Instant end) {

        boolean isAsked() {
            return start != null || end != null;
        }
    }
}
