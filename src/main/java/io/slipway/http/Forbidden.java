package io.slipway.http;

/** The person is known, but what they asked for is not theirs to do. */
public class Forbidden extends RuntimeException {

    public Forbidden(String message) {
        super(message);
    }
}
