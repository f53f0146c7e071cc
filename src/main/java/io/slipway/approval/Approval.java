package io.slipway.approval;

import java.time.Instant;

/**
 * A decision a person took in a task.
 *
 * @param step the task's definition key
 * @param role the group in whose name the person acted, for example {@code payments-testers}
 * @param decisionLabel the decision in the words that the form offered
 * @param contentDigest SHA-256 of the release's content as the form showed it
 */
public record Approval(
        String step,
        String stepName,
        String role,
        String person,
        String decision,
        String decisionLabel,
        String comment,
        String contentDigest,
        Instant decidedAt) {

    /** The step in which those consulted give their advice, whatever it is about. */
    private static final String ADVICE = "giveAdvice";

    /** Whether somebody who was consulted said what they think, which binds nobody. */
    public boolean isAdvice() {
        return step.equals(ADVICE);
    }
}
