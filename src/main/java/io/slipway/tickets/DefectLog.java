package io.slipway.tickets;

import io.slipway.programme.Programme;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The defects of the programmes that follow them, as the ticket system has them now. */
@Service
public class DefectLog {

    private static final Comparator<Ticket> WORST_FIRST = Comparator.comparing(
                    (Ticket ticket) -> rank(ticket.defect().priority()))
            .thenComparing(ticket -> rank(ticket.severity()))
            .thenComparing(Ticket::key);

    private final TicketSystem tickets;

    DefectLog(TicketSystem tickets) {
        this.tickets = tickets;
    }

    private static int rank(@org.jspecify.annotations.Nullable Integer rank) {
        return rank == null ? Integer.MAX_VALUE : rank;
    }

    /** Returns them with the most urgent first; none where the programme does not follow defects. */
    public List<Ticket> of(Programme programme) {
        return follows(programme)
                ? tickets.bugs(programme.tickets().project()).stream()
                        .sorted(WORST_FIRST)
                        .toList()
                : List.of();
    }

    public Optional<Ticket> find(Programme programme, String key) {
        return follows(programme)
                ? tickets.get(programme.tickets().project(), List.of(key)).stream()
                        .filter(Ticket::isBug)
                        .findFirst()
                : Optional.empty();
    }

    public static boolean follows(Programme programme) {
        return programme.hasTickets() && programme.defects().areFollowed();
    }
}
