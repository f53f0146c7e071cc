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
 * @param severity 1 (blocker) to 5 (trivial), for bugs only
 * @param needsUserTest what its team suggests; the scope decides
 * @param featureFlag the flag that switches it off, if there is one
 * @param plan the item of the product's plan that it belongs to
 * @param releases names of the releases it is in
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
        List<URI> links) {

    /** A proof attached to a ticket; the file itself stays where its address leads. */
    public record Evidence(String name, String sha256, String url) {}

    /** Returns the ticket as the scope of a release keeps it, whatever becomes of it afterwards. */
    public ScopeItem snapshot(TicketKind kind, @Nullable Boolean needsUserTest) {
        return new ScopeItem(key, kind, summary, severity, workaround, status, done, needsUserTest, featureFlag, false);
    }

    KnownIssue asKnownIssue() {
        return new KnownIssue(key, summary, severity, workaround);
    }
}
