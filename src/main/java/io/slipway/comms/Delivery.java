package io.slipway.comms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person.
 *
 * @param reason why this person gets it, as the mail says
 * @param messageId stays the same over all attempts, so that a mail that arrived twice is recognised
 * @param resends how often a person asked to send it again
 * @param digestAt when the digest goes that carries it; null where it is a mail of its own
 * @param digest the id of that digest, once it is put together
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
        @Nullable Instant sentAt,
        @Nullable Instant digestAt,
        @Nullable String digest) {

    public enum State {
        PENDING,
        SENT,
        FAILED
    }

    /** Whether it waits for a digest, as it should. */
    public boolean waitsForDigest() {
        return state == State.PENDING && digestAt != null && attempts == 0;
    }
}
