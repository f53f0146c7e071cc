package io.slipway.tickets.local;

/** A project's file was damaged by hand; it is left as it is until somebody mends it. */
public class TicketsUnreadable extends RuntimeException {

    TicketsUnreadable(String message) {
        super(message);
    }
}
