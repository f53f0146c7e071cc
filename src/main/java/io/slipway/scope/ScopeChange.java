package io.slipway.scope;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a scope that was agreed: asked for, and then accepted or declined by those accountable.
 *
 * @param added tickets that come in, as they were when the change was asked
 * @param dropped tickets that go out, likewise
 * @param answer what those who decided said about it
 */
public record ScopeChange(
        String id,
        String reason,
        List<ScopeItem> added,
        List<ScopeItem> dropped,
        String askedBy,
        Instant askedAt,
        State state,
        @Nullable String answer,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** What became of it. */
    public enum State {
        ASKED("waits for a decision"),
        ACCEPTED("accepted"),
        DECLINED("declined");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Returns what comes in and what goes out, in one line. */
    public String what() {
        return Stream.of(tickets("added: ", added), tickets("dropped: ", dropped))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String tickets(String what, List<ScopeItem> items) {
        return items.isEmpty()
                ? ""
                : what + items.stream().map(ScopeItem::ticket).collect(Collectors.joining(", "));
    }
}
