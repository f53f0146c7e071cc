package io.slipway.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lifecycle.
 *
 * @param endedAt null while it goes on, and where nobody knows
 */
public record Fate(State state, @Nullable Instant endedAt) {

    /** Lost is what neither goes on nor ever came to an end of its model: somebody or something took it away. */
    public enum State {
        GOES_ON,
        ENDED,
        LOST
    }

    static final Fate GOES_ON = new Fate(State.GOES_ON, null);
    static final Fate LOST = new Fate(State.LOST, null);
}
