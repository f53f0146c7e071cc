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

    TicketContent(TicketSystem tickets, Programmes programmes, Scopes scopes, OwedFixes carriedFixes) {
        this.tickets = tickets;
        this.scopes = scopes;
        this.programmes = programmes;
        this.carriedFixes = carriedFixes;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        var programme = programmes.get(release.programme());
        return programme.hasTickets() ? choices(programme, release) : Map.of();
    }

    private Map<String, Supplier<?>> choices(Programme programme, Release release) {
        var candidates = SingletonSupplier.of(() -> candidates(programme));
        return Map.of(
                "tickets",
                () -> candidates.obtain().stream()
                        .sorted(Comparator.comparing(ticket -> !ticket.done()))
                        .map(TicketContent::choice)
                        .toList(),
                "featureTickets",
                () -> candidates.obtain().stream()
                        .filter(ticket -> ticket.kind() == TicketKind.FEATURE)
                        .map(TicketContent::choice)
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

    /** A fix that went out ahead has left the list of open tickets, and still has to be chosen. */
    List<Ticket> candidates(Programme programme) {
        var project = programme.tickets().project();
        var open = tickets.candidates(project);
        var keys = open.stream().map(Ticket::key).toList();
        var ahead = carriedFixes.openTickets(programme.id()).stream()
                .filter(fix -> !keys.contains(fix))
                .toList();
        return Stream.concat(tickets.get(project, ahead).stream(), open.stream())
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

    private static Map<String, Object> choice(Ticket ticket) {
        return Map.of("label", label(ticket), "value", ticket.key());
    }

    /** Returns the ticket in one line, as people choose it. */
    static String label(Ticket ticket) {
        var flag = ticket.featureFlag() == null ? "" : ", behind flag " + ticket.featureFlag();
        var severity = ticket.severity() == null ? "" : " of severity " + ticket.severity();
        return ticket.key() + " " + ticket.summary() + " (" + kind(ticket) + severity + ", "
                + (ticket.done() ? "" : "not done: ") + ticket.status().toLowerCase(Locale.ROOT) + flag + ")";
    }

    private static String kind(Ticket ticket) {
        return ticket.kind() == null ? "No kind yet" : ticket.kind().title();
    }
}
