package io.slipway.evidence;

import io.slipway.release.Signatory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision as readers want it: names instead of ids, each as it was then.
 *
 * @param by null where the reader is not to know, as with the advice that others gave
 */
public record Decision(
        String step,
        String stepName,
        String decision,
        String comment,
        @Nullable Signatory by,
        @Nullable String role,
        @Nullable String contentDigest,
        Instant decidedAt) {}
