package io.slipway.rca;

import io.slipway.release.ReleaseKey;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to be done so that it does not happen again.
 *
 * @param owner the party that does it
 * @param person who there, as text; null where the party decides that itself
 * @param ordered whether the owner has the task
 * @param explanation what came of it
 */
public record RcaAction(
        String id,
        ReleaseKey release,
        String description,
        String owner,
        @Nullable String person,
        LocalDate due,
        State state,
        boolean ordered,
        String explanation,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {

    public enum State {
        OPEN("Open"),
        DONE("Done"),
        DROPPED("Dropped");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
