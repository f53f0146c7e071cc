package io.slipway.tickets;

import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import java.util.List;
import org.springframework.stereotype.Service;

/** The tickets that could come into the scope of a release. */
@Service
public class ScopeCandidates {

    private final TicketContent tickets;
    private final Programmes programmes;
    private final Scopes scopes;

    ScopeCandidates(TicketContent tickets, Programmes programmes, Scopes scopes) {
        this.tickets = tickets;
        this.programmes = programmes;
        this.scopes = scopes;
    }

    /**
     * A ticket to choose.
     *
     * @param feature whether it has to be said if users test it
     */
    public record Candidate(String ticket, String label, boolean feature) {}

    public List<Candidate> of(Release release) {
        var inScope = scopes.of(release.key()).stream().map(ScopeItem::ticket).toList();
        var programme = programmes.get(release.programme());
        return tickets.candidates(programme, release).stream()
                .filter(ticket -> !inScope.contains(ticket.key()))
                .map(ticket -> new Candidate(
                        ticket.key(), TicketContent.label(programme, ticket), ticket.kind() == TicketKind.FEATURE))
                .toList();
    }
}
