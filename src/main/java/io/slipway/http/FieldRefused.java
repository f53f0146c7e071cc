package io.slipway.http;

/** One field of what was sent holds a value that cannot be used. */
class FieldRefused extends RuntimeException {

    private final String field;

    FieldRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
