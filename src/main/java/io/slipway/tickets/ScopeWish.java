package io.slipway.tickets;

import java.util.List;

/**
 * What somebody asks to change of a scope that was agreed.
 *
 * @param add tickets that come in
 * @param drop tickets that go out
 * @param userTestTickets those that come in and are tested by users
 * @param noUserTestTickets those that come in and are not
 */
public record ScopeWish(
        String reason,
        List<String> add,
        List<String> drop,
        List<String> userTestTickets,
        List<String> noUserTestTickets) {

    public ScopeWish {
        add = tidy(add);
        drop = tidy(drop);
        userTestTickets = tidy(userTestTickets);
        noUserTestTickets = tidy(noUserTestTickets);
    }

    private static List<String> tidy(List<String> tickets) {
        return tickets.stream()
                .map(String::strip)
                .filter(ticket -> !ticket.isEmpty())
                .distinct()
                .toList();
    }
}
