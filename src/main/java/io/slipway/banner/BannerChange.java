package io.slipway.banner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of the downtime banner.
 *
 * @param before what the product showed when the window's first change was asked for
 * @param doneAt null while the live system has not confirmed it
 */
public record BannerChange(
        String id,
        int window,
        Action action,
        SiteDisplay wanted,
        SiteDisplay before,
        Instant askedAt,
        @Nullable Instant doneAt) {

    /** Whether the banner has come down. */
    public boolean isDown() {
        return action == Action.LOWERED && doneAt != null;
    }

    public enum Action {
        RAISED,
        UPDATED,
        LOWERED
    }
}
