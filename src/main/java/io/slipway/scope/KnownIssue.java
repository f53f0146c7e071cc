package io.slipway.scope;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bug that is open, or a known issue that the release mends (F-070, M-131).
 *
 * @param severity 1 is the worst, for example 1 (blocker) to 5 (trivial)
 * @param resolver the party that is to mend it; null where nobody is named
 * @param fixed whether the release mends it, so that its workaround is not needed any more
 * @param agreed who of those that mend it agreed to what the list says of it; null while nobody has
 */
public record KnownIssue(
        String ticket,
        String summary,
        @Nullable Integer severity,
        @Nullable String workaround,
        @Nullable String resolver,
        boolean fixed,
        @Nullable Agreed agreed) {

    /** An agreement to the list, by one of those who mend what stands on it. */
    public record Agreed(String by, Instant at) {}

    /** Returns the issue as the ticket system tells it; nobody has agreed to that yet. */
    public static KnownIssue open(
            String ticket, String summary, @Nullable Integer severity, @Nullable String workaround) {
        return new KnownIssue(ticket, summary, severity, workaround, null, false, null);
    }

    /** Whether the list says the same of the issue, whoever agreed to it. */
    boolean saysTheSame(KnownIssue other) {
        return without(this).equals(without(other));
    }

    private static KnownIssue without(KnownIssue issue) {
        return issue.agreed(null);
    }

    KnownIssue agreed(@Nullable Agreed agreed) {
        return new KnownIssue(ticket, summary, severity, workaround, resolver, fixed, agreed);
    }
}
