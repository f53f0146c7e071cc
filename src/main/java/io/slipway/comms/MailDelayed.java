package io.slipway.comms;

/** The mail server cannot be reached or is busy; the outbox tries again later. */
public class MailDelayed extends RuntimeException {

    public MailDelayed(String message, Throwable cause) {
        super(message, cause);
    }
}
