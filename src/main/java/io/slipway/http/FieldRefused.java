package io.slipway.http;

/** One field of what was sent holds a value that cannot be used. */
public class FieldRefused extends RuntimeException {

    private final String field;

    public FieldRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
