package io.slipway.rca;

import io.slipway.release.ReleaseKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log, which belongs to the release or analysis that deals with the issue.
 *
 * @param revision how often it was frozen; 0 until it is for the first time
 * @param writtenBy who analysed it last
 * @param decidedBy who signed it off, where it needs that
 */
public record RcaEntry(
        ReleaseKey release,
        State state,
        int revision,
        Analysis analysis,
        Instant openedAt,
        @Nullable String writtenBy,
        @Nullable Instant writtenAt,
        @Nullable String decidedBy) {

    /** OPEN while it is worked on; frozen once it is signed off (a hotfix) or shared. */
    public enum State {
        OPEN("Open"),
        SIGNED_OFF("Signed off"),
        SHARED("Shared");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isFrozen() {
        return state != State.OPEN;
    }
}
