package io.slipway.tickets;

import io.slipway.scope.KnownIssue;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.TicketKind;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the ticket system has it now.
 *
 * @param severity 1 is the worst, for example 1 (blocker) to 5 (trivial); for bugs only
 * @param needsUserTest what its team suggests; the scope decides
 * @param featureFlag the flag that switches it off, if there is one
 * @param plan the item of the product's plan that it belongs to
 * @param releases names of the releases it is in
 * @param resolver the party of the programme that is to do it; null where nobody is named
 * @param defect what is known of it as a defect; nothing for other kinds
 * @param change what is known of it as a request for change; nothing for other kinds
 */
public record Ticket(
        String key,
        @Nullable TicketKind kind,
        String summary,
        String status,
        boolean done,
        @Nullable Integer severity,
        @Nullable String workaround,
        @Nullable Boolean needsUserTest,
        @Nullable String featureFlag,
        @Nullable String plan,
        List<String> releases,
        List<Evidence> evidence,
        List<URI> links,
        @Nullable String resolver,
        Defect defect,
        ChangeRequest change) {

    /** A proof attached to a ticket; the file itself stays where its address leads. */
    public record Evidence(String name, String sha256, String url) {}

    /**
     * What triage needs of a defect.
     *
     * @param priority 1 is the most urgent
     * @param foundIn the environment of the programme that uncovered it
     * @param category what sort of issue it is, by the programme's names
     * @param knownIssue whether those who test are to be told of it while it is open
     * @param notes what was changed or recorded from here, the oldest first
     */
    public record Defect(
            @Nullable Integer priority,
            @Nullable String foundIn,
            @Nullable String category,
            boolean knownIssue,
            List<Note> notes) {}

    /** @param key what the change was asked for with, so that it is made once */
    public record Note(String key, String text) {}

    /**
     * What came of a request for change before it may go into a release.
     *
     * @param approved whether change governance approved it
     * @param approach how it has to be released, by its impact assessment; null where that says nothing
     * @param impacted the parties, or kinds of party, that it touches, by its impact assessment
     */
    public record ChangeRequest(boolean approved, @Nullable String approach, List<String> impacted) {}

    /** Returns the ticket as the scope of a release keeps it, whatever becomes of it afterwards. */
    public ScopeItem snapshot(TicketKind kind, @Nullable Boolean needsUserTest) {
        return new ScopeItem(key, kind, summary, severity, workaround, status, done, needsUserTest, featureFlag, false);
    }

    public boolean isBug() {
        return kind == TicketKind.BUG;
    }

    /** @param fixed whether the release mends it */
    KnownIssue asKnownIssue(boolean fixed) {
        return new KnownIssue(key, summary, severity, workaround, resolver, fixed, null);
    }
}
