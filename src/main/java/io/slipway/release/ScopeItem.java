package io.slipway.release;

import org.jspecify.annotations.Nullable;

/**
 * A ticket in the scope of a release, as it was when the scope was closed; how far it is was read again since.
 *
 * @param severity 1 (blocker) to 5 (trivial), for bugs only
 * @param needsUat null while nobody has marked the ticket
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
        @Nullable Boolean needsUat,
        @Nullable String featureFlag,
        boolean flaggedOff) {

    /** Returns the issue as a bug that is to be fixed; fixes of live issues are tested on Pre-Prod, not in UAT (F-059). */
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

    /** Whether UAT testers must test this ticket and the Product Owner must sign it off. */
    public boolean goesToUat() {
        return Boolean.TRUE.equals(needsUat) && !flaggedOff;
    }
}
