package io.slipway.tickets;

import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the ticket system, at the moment of a sign-off, which open issues stand against it (F-032, X-04). */
@Component
class OpenIssues {

    static final String BLOCKS = "blocks";

    private static final String NEEDS_WORKAROUND = "needsWorkaround";
    private static final String MAY_STAY = "mayStay";

    private final TicketSystem tickets;
    private final Releases releases;
    private final Programmes programmes;

    OpenIssues(TicketSystem tickets, Releases releases, Programmes programmes) {
        this.tickets = tickets;
        this.releases = releases;
        this.programmes = programmes;
    }

    /**
     * A release that begins with an issue in live operation is there to end it, so no issue holds it up; none is known to
     * a programme without tickets.
     *
     * @param becomes what a decision table says of an open issue: {@link #MAY_STAY}, {@link #NEEDS_WORKAROUND}; all else blocks
     */
    void refuse(ReleaseKey key, Function<Ticket, String> becomes) {
        var programme = programmes.get(releases.get(key).programme());
        if (!programme.hasTickets()
                || programme.releaseType(releases.get(key).type()).startsFrom() != null) {
            return;
        }
        var open = tickets.knownIssues(programme.tickets().project(), key.value()).stream()
                .collect(Collectors.groupingBy(becomes));
        var workable = open.getOrDefault(NEEDS_WORKAROUND, List.of());
        open.keySet().removeAll(Set.of(MAY_STAY, NEEDS_WORKAROUND));
        refuse(open.values().stream().flatMap(List::stream), "Open issues stand against it: ");
        refuse(
                workable.stream().filter(issue -> issue.workaround() == null),
                "Open issues have no workaround agreed: ");
    }

    private static void refuse(Stream<Ticket> issues, String reason) {
        var found = issues.map(OpenIssues::said).collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
            throw new RuleBroken(reason + found + ". Have them fixed, or the ticket mended, first");
        }
    }

    private static String said(Ticket issue) {
        return issue.key() + " (" + issue.summary() + "; "
                + (issue.severity() == null ? "nobody has rated it" : "severity " + issue.severity()) + ")";
    }
}
