package io.slipway.models;

/** A proposal cannot be made or decided as things stand. The message says why and how to mend it. */
public class ProposalRefused extends RuntimeException {

    ProposalRefused(String message) {
        super(message);
    }

    ProposalRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
