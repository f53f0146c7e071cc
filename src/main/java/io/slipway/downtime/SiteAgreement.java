package io.slipway.downtime;

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

    /** Whether the site may be deployed as far as its owner is concerned. */
    public boolean isSettled() {
        return state == State.AGREED || state == State.TOLD;
    }

    /**
     * ASKED and PROPOSED block the site; LEFT_OUT sites are not deployed by this release and are reported. A hotfix
     * waits for nobody: the owners of its targets are consulted and TOLD (F-113).
     */
    public enum State {
        ASKED,
        AGREED,
        PROPOSED,
        LEFT_OUT,
        TOLD
    }
}
