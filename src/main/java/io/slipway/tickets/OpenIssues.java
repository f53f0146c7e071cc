package io.slipway.tickets;

import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Asks the ticket system, at the moment of a sign-off, which open issues stand against it (F-032, X-04). */
@Component
class OpenIssues {

    private final TicketSystem tickets;
    private final Releases releases;
    private final Programmes programmes;

    OpenIssues(TicketSystem tickets, Releases releases, Programmes programmes) {
        this.tickets = tickets;
        this.releases = releases;
        this.programmes = programmes;
    }

    void refuseSeverityOne(ReleaseKey key) {
        refuse(key, ticket -> severity(ticket) == 1, "Severity 1 issues are open: ");
    }

    void refuseForProduction(ReleaseKey key) {
        refuse(key, ticket -> severity(ticket) <= 2, "Severity 1 or 2 issues are open: ");
        refuse(
                key,
                ticket -> severity(ticket) <= 4 && ticket.workaround() == null,
                "Open issues of severity 3 and 4 have no workaround agreed: ");
    }

    private void refuse(ReleaseKey key, Predicate<Ticket> stands, String reason) {
        var project = programmes.get(releases.get(key).programme()).tickets().project();
        List<String> found = tickets.knownIssues(project, key.value()).stream()
                .filter(stands)
                .map(ticket -> ticket.key() + " (" + ticket.summary() + ")")
                .toList();
        if (!found.isEmpty()) {
            throw new RuleBroken(reason + String.join(", ", found) + ". Have them fixed, or the ticket mended, first");
        }
    }

    /** An open bug that nobody has rated counts as a blocker. */
    private static int severity(Ticket ticket) {
        return ticket.severity() == null ? 1 : ticket.severity();
    }
}
