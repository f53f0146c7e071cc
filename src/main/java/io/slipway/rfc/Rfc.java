package io.slipway.rfc;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request for change of a release in one of its rounds.
 *
 * @param number counts the rounds, from 1; a request that was sent back is drafted anew in the next one
 * @param rollbackPlan empty where the party of the release fixes forward
 * @param contentDigest SHA-256 of what it asked for when it was raised; null before
 * @param outcome what the review after the deployment found; null before
 * @param places where it asks to go, in the order of the windows
 * @param answers of each group that is asked to approve it; none before it is raised
 */
public record Rfc(
        int number,
        State state,
        String summary,
        String reason,
        String impact,
        String rollbackPlan,
        String draftedBy,
        Instant draftedAt,
        @Nullable String raisedBy,
        @Nullable Instant raisedAt,
        @Nullable String contentDigest,
        @Nullable Outcome outcome,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt,
        @Nullable Instant closedAt,
        List<Place> places,
        List<Answer> answers) {

    /** Where a request stands. */
    public enum State {
        DRAFT,
        SENT_BACK,
        RAISED,
        APPROVED,
        REFUSED,
        CLOSED;

        /** Returns the state as people read it, for example {@code Sent back}. */
        public String title() {
            return words(this);
        }
    }

    /** What an approver answered. */
    public enum Verdict {
        APPROVED,
        SENT_BACK,
        REFUSED;

        /** Returns the answer as people read it. */
        public String title() {
            return words(this);
        }
    }

    /** What the review after the deployment found (M-145). */
    public enum Outcome {
        SUCCESS,
        FIX_FORWARD,
        ROLL_BACK;

        /** Returns the outcome as people read it. */
        public String title() {
            return words(this);
        }
    }

    /** An environment that the request asks to go to, and the window of the release in which it does. */
    public record Place(String environment, int window, Instant startsAt, Instant endsAt) {}

    /**
     * What a group answered that is asked to approve.
     *
     * @param verdict null, like what follows, until somebody of the group answers
     */
    public record Answer(
            String group,
            @Nullable Verdict verdict,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String comment) {}

    private static String words(Enum<?> value) {
        var words = value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
