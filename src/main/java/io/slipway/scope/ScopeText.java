package io.slipway.scope;

import io.slipway.release.ReleaseKey;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The scope as digests cover it: what is in, what came in late, what is asked to change. */
@Component
public class ScopeText {

    private final Scopes scopes;
    private final ScopeChanges changes;

    ScopeText(Scopes scopes, ScopeChanges changes) {
        this.scopes = scopes;
        this.changes = changes;
    }

    public String of(ReleaseKey key) {
        return lines("scope " + key + "\n", scopes.of(key));
    }

    /**
     * What came in after the scope had been agreed: a build that was tested without it is not yet tested for it. What goes
     * out leaves no trace here, for the bytes and their tests are the same.
     */
    public String late(ReleaseKey key) {
        return changes.added(key).stream()
                .map(ticket -> "with " + ticket + "\n")
                .collect(Collectors.joining());
    }

    /** The change that waits for a decision. */
    public String asked(ReleaseKey key) {
        return changes.asked(key)
                .map(change -> "because " + change.reason() + "\n"
                        + lines("add\n", change.added())
                        + lines("drop\n", change.dropped()))
                .orElse("");
    }

    private static String lines(String heading, List<ScopeItem> items) {
        return heading
                + items.stream()
                        .map(item -> item.ticket() + " " + item.kind() + " " + item.needsUserTest() + " "
                                + item.flaggedOff() + " " + item.summary() + "\n")
                        .collect(Collectors.joining());
    }
}
