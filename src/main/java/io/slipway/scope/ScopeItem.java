package io.slipway.scope;

import io.slipway.release.LiveIssue;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the scope of a release, as it was when the scope was closed; how far it is was read again since.
 *
 * @param severity 1 (blocker) to 5 (trivial), for bugs only
 * @param needsUserTest null while nobody has marked the ticket
 * @param featureFlag the flag that switches the feature off, if there is one
 * @param flaggedOff dropped from the release by its flag: deployed, but switched off for everybody
 */
public record ScopeItem(
        String ticket,
        TicketKind kind,
        String summary,
        @Nullable Integer severity,
        @Nullable String workaround,
        String status,
        boolean done,
        @Nullable Boolean needsUserTest,
        @Nullable String featureFlag,
        boolean flaggedOff) {

    /** Returns the issue as a bug that is to be fixed; fixes of live issues need no user test (F-059). */
    public static ScopeItem of(LiveIssue issue) {
        return new ScopeItem(
                issue.reference(),
                TicketKind.BUG,
                issue.summary(),
                issue.severity(),
                null,
                "Reported",
                false,
                false,
                null,
                false);
    }

    /** Whether users must test this ticket, and somebody sign it off. */
    public boolean goesToUserTest() {
        return Boolean.TRUE.equals(needsUserTest) && !flaggedOff;
    }
}
