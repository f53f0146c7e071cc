package io.slipway.release;

import org.jspecify.annotations.Nullable;

/** Checks what people type before it reaches a column, a mail or a command line. */
public final class Texts {

    private Texts() {}

    /** Returns the text without surrounding space, or says what is wrong with it. */
    public static String require(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            throw new RuleBroken("'" + field + "' is missing; fill it in");
        }
        return limit(field, text, most);
    }

    /** Returns the text without surrounding space, or says that it is too long or not printable. */
    public static String limit(String field, String text, int most) {
        if (text.length() > most) {
            throw new RuleBroken("'" + field + "' has " + text.length() + " characters; " + most + " is the most");
        }
        if (text.chars().anyMatch(Texts::isUnsafe)) {
            throw new RuleBroken("'" + field + "' holds a control character or text that runs backwards; type it anew");
        }
        return text.strip();
    }

    private static boolean isUnsafe(int character) {
        return (Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t')
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
