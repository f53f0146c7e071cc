package io.slipway.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the owner of a site has agreed the date of its deployment (F-016). */
public record SiteAgreement(
        String site,
        int window,
        State state,
        @Nullable Instant agreedStart,
        @Nullable Instant proposedStart,
        String changedBy,
        Instant changedAt) {

    /** ASKED and PROPOSED block the site; LEFT_OUT sites are not deployed by this release and are reported. */
    public enum State {
        ASKED,
        AGREED,
        PROPOSED,
        LEFT_OUT
    }
}
