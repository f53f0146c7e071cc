package io.slipway.comms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of the downtime banner.
 *
 * @param before what the product showed when the window's first change was asked for
 * @param doneAt null while the hub has not confirmed it
 */
public record BannerChange(
        String id,
        int window,
        Action action,
        Shown wanted,
        Shown before,
        Instant askedAt,
        @Nullable Instant doneAt) {

    /** Whether the banner has come down. */
    boolean isDown() {
        return action == Action.LOWERED && doneAt != null;
    }

    public enum Action {
        RAISED,
        UPDATED,
        LOWERED
    }
}
