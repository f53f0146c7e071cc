package io.slipway.tickets;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import io.slipway.scope.OwedFixes;
import io.slipway.scope.OwedFixes.OwedFix;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What forms show of the ticket system: the tickets to choose from, and their own pages. */
@Component
class TicketContent implements TaskContent {

    private final TicketSystem tickets;
    private final Programmes programmes;
    private final Scopes scopes;
    private final OwedFixes carriedFixes;
    private final ContentRules content;

    TicketContent(
            TicketSystem tickets, Programmes programmes, Scopes scopes, OwedFixes carriedFixes, ContentRules content) {
        this.tickets = tickets;
        this.scopes = scopes;
        this.programmes = programmes;
        this.carriedFixes = carriedFixes;
        this.content = content;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var programme = programmes.get(release.programme());
        return programme.hasTickets() ? choices(programme, release) : Map.of();
    }

    private Map<String, Supplier<?>> choices(Programme programme, Release release) {
        var candidates = SingletonSupplier.of(() -> candidates(programme, release));
        return Map.of(
                "tickets",
                () -> candidates.obtain().stream()
                        .filter(ticket -> content.against(release, ticket).isEmpty())
                        .sorted(Comparator.comparing(ticket -> !ticket.done()))
                        .map(ticket -> choice(programme, ticket))
                        .toList(),
                "ticketsRefused",
                () -> candidates.obtain().stream()
                        .map(ticket -> content.against(release, ticket))
                        .filter(reasons -> !reasons.isEmpty())
                        .map(reasons -> Map.of("reason", String.join("; ", reasons)))
                        .toList(),
                "featureTickets",
                () -> candidates.obtain().stream()
                        .filter(ticket -> ticket.kind() == TicketKind.FEATURE)
                        .map(ticket -> choice(programme, ticket))
                        .toList(),
                "planItems",
                () -> candidates.obtain().stream()
                        .map(Ticket::plan)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(item -> Map.of("label", item, "value", item))
                        .toList(),
                "ticketLinks",
                () -> links(programme, release),
                "carriedFixesHint",
                () -> hint(carriedFixes.open(programme.id())));
    }

    /**
     * Returns what could go into the release; where parties release for themselves, what nobody or its own party resolves.
     * A fix that went out ahead, and a defect that was still there when it was tested again, have left the list of open
     * tickets and still have to be chosen.
     */
    List<Ticket> candidates(Programme programme, Release release) {
        var project = programme.tickets().project();
        var open = tickets.candidates(project);
        var keys = open.stream().map(Ticket::key).toList();
        var ahead = carriedFixes.openTickets(programme.id()).stream()
                .filter(fix -> !keys.contains(fix))
                .toList();
        var again = DefectLog.follows(programme)
                ? tickets.bugs(project).stream()
                        .filter(bug -> !keys.contains(bug.key())
                                && !programme.defects().isOver(bug.status())
                                && !programme.defects().awaitsRetest(bug.status()))
                        .toList()
                : List.<Ticket>of();
        return Stream.of(tickets.get(project, ahead), again, open)
                .flatMap(List::stream)
                .filter(ticket -> !programme.defects().isOver(ticket.status()))
                .filter(ticket -> !programme.countsPerParty()
                        || ticket.resolver() == null
                        || ticket.resolver().equals(release.party()))
                .toList();
    }

    private static String hint(List<OwedFix> fixes) {
        if (fixes.isEmpty()) {
            return "No fix that went out ahead waits for this release.";
        }
        return "These fixes went out ahead and must be in, or they would be lost: "
                + fixes.stream()
                        .map(fix -> fix.ticket() + " (mended in " + fix.fixedIn() + ")")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** Returns the tickets' own pages as one line of Markdown, which forms show as it is. */
    private String links(Programme programme, Release release) {
        var keys = scopes.of(release.key()).stream().map(ScopeItem::ticket).toList();
        return tickets.get(programme.tickets().project(), keys).stream()
                .flatMap(ticket -> ticket.links().stream().map(page -> link(ticket.key(), page)))
                .collect(Collectors.joining(" · "));
    }

    private static String link(String label, URI page) {
        return "[" + label + "](" + page.toASCIIString().replace("(", "%28").replace(")", "%29") + ")";
    }

    private static Map<String, Object> choice(Programme programme, Ticket ticket) {
        return Map.of("label", label(programme, ticket), "value", ticket.key());
    }

    /** Returns the ticket in one line, as people choose it. */
    static String label(Programme programme, Ticket ticket) {
        var flag = ticket.featureFlag() == null ? "" : ", behind flag " + ticket.featureFlag();
        var found = ticket.defect().foundIn() == null ? "" : ", found in " + place(programme, ticket);
        return ticket.key() + " " + ticket.summary() + " (" + kind(programme, ticket) + severity(programme, ticket)
                + ", " + (ticket.done() ? "" : "not done: ") + ticket.status().toLowerCase(Locale.ROOT) + found + flag
                + ")";
    }

    private static String severity(Programme programme, Ticket ticket) {
        return ticket.severity() == null
                ? ""
                : " of severity "
                        + programme.defects().severityName(ticket.severity()).toLowerCase(Locale.ROOT);
    }

    private static String place(Programme programme, Ticket ticket) {
        var found = String.valueOf(ticket.defect().foundIn());
        return programme.environments().stream()
                .filter(environment -> environment.id().equals(found))
                .map(Programme.Environment::name)
                .findFirst()
                .orElse(found);
    }

    private static String kind(Programme programme, Ticket ticket) {
        return ticket.kind() == null ? "No kind yet" : ticket.kind().title(programme);
    }
}
