package io.slipway.http;

/** The person is known, but what they asked for is not theirs to do. */
class Forbidden extends RuntimeException {

    Forbidden(String message) {
        super(message);
    }
}
