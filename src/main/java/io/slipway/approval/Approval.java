package io.slipway.approval;

import java.time.Instant;

/**
 * A decision a person took in a task.
 *
 * @param step the task's definition key
 * @param role the group in whose name the person acted, for example {@code flip-product-owner}
 * @param contentDigest SHA-256 of the release's content as the form showed it
 */
public record Approval(
        String step,
        String stepName,
        String role,
        String person,
        String decision,
        String comment,
        String contentDigest,
        Instant decidedAt) {}
