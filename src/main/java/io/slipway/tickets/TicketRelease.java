package io.slipway.tickets;

import java.util.List;

/** The record of a release that the ticket system keeps: a version in Jira, for example. */
public record TicketRelease(String name, String description, State state, List<String> tickets) {

    public enum State {
        OPEN,
        RELEASED,
        WITHDRAWN
    }
}
