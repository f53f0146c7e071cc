package io.slipway.process;

/** What was answered in a field of a form is of another kind than the field asks for. */
public final class AnswerRefused extends RuntimeException {

    AnswerRefused(String field, String mend) {
        super("'" + field + "' cannot be read: " + mend);
    }
}
