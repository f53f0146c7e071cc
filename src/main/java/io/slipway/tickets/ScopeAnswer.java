package io.slipway.tickets;

import java.util.List;

/** The scope of a release as a person proposes it in the form. */
record ScopeAnswer(String roadmapReference, List<String> tickets, List<String> uatTickets, List<String> noUatTickets) {}
