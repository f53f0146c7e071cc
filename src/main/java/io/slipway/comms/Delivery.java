package io.slipway.comms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person.
 *
 * @param reason why this person gets it, as the mail says
 * @param messageId stays the same over all attempts, so that a mail that arrived twice is recognised
 * @param resends how often a person asked to send it again
 */
public record Delivery(
        String id,
        String party,
        String recipient,
        String address,
        String reason,
        State state,
        String messageId,
        int attempts,
        int resends,
        Instant nextAttemptAt,
        @Nullable String lastError,
        @Nullable Instant sentAt) {

    public enum State {
        PENDING,
        SENT,
        FAILED
    }
}
