package io.slipway.words;

import java.util.Locale;

/** Says a constant as a sentence would: {@code NOT_STARTED} is "not started". */
public final class InWords {

    private InWords() {}

    public static String of(Enum<?> constant) {
        return of(constant.name());
    }

    /** Takes the name of a constant. */
    public static String of(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
