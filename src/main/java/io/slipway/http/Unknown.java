package io.slipway.http;

/** The address names something that does not exist. */
public class Unknown extends RuntimeException {

    public Unknown(String message) {
        super(message);
    }
}
