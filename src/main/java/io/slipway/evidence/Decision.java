package io.slipway.evidence;

import java.time.Instant;

/** A decision as readers want it: names instead of ids. */
public record Decision(
        String step,
        String stepName,
        String decision,
        String comment,
        String person,
        String role,
        String contentDigest,
        Instant decidedAt) {}
