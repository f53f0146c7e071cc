package io.slipway.models.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A place for a value in a model.
 *
 * @param words the only values there may be, where the kind is one of them
 */
record Slot(Kind kind, boolean required, List<String> words) {

    private static final String REQUIRED = "required ";
    private static final String ONE_OF = "one of ";

    /** Reads what {@code allowed.yaml} says, for example {@code required one of create complete}. */
    static Slot of(String text) {
        var required = text.startsWith(REQUIRED);
        var kind = required ? text.substring(REQUIRED.length()) : text;
        return kind.startsWith(ONE_OF)
                ? new Slot(
                        Kind.ONE_OF,
                        required,
                        Arrays.asList(kind.substring(ONE_OF.length()).split(" ")))
                : new Slot(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), required, List.of());
    }
}
