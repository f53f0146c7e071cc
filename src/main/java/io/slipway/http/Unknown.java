package io.slipway.http;

/** The address names something that does not exist. */
class Unknown extends RuntimeException {

    Unknown(String message) {
        super(message);
    }
}
