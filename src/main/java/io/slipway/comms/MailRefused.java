package io.slipway.comms;

/** The mail server does not take this mail, today or tomorrow: somebody must mend the address or the text. */
public class MailRefused extends RuntimeException {

    public MailRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
