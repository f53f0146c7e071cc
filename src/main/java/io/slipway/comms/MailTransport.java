package io.slipway.comms;

/** Carries letters to people. */
public interface MailTransport {

    /**
     * Hands the letter over.
     *
     * @throws MailRefused when another attempt would be refused as well
     * @throws MailDelayed when it may go later
     */
    void send(Letter letter);
}
