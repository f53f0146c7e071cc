package io.slipway.release;

/** A rule stands against one field of what was asked. */
public class FieldBroken extends RuleBroken {

    private final String field;

    public FieldBroken(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Returns the field by the name that it has in forms and in the interface. */
    public String field() {
        return field;
    }
}
