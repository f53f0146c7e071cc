package io.slipway.words;

/** Makes text from outside such that every database keeps it and it reads as it is written. */
public final class PlainText {

    private static final int UNREADABLE = 0xFFFD;
    private static final String ELLIPSIS = "…";

    private PlainText() {}

    /** Puts the replacement character for what is no character, steers a terminal or turns the direction of reading. */
    public static String storable(String text) {
        return text.codePoints()
                .map(point -> Characters.isSafe(point) ? point : UNREADABLE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns at most so many UTF-16 units, whole characters only, with an ellipsis where something is missing. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = most - ELLIPSIS.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }
}
