package io.slipway.tickets;

import java.util.List;

/** The scope of a release as a person proposes it in the form. */
record ScopeAnswer(
        String planReference, List<String> tickets, List<String> userTestTickets, List<String> noUserTestTickets) {}
