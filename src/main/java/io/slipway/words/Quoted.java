package io.slipway.words;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody sent, as a message repeats it: short, and without characters that hide, steer or turn the reading. */
public final class Quoted {

    private static final int LONGEST = 100;
    private static final int LONGEST_MESSAGE = 3000;
    private static final int MOST = 8;

    private Quoted() {}

    /** Returns the text in quotation marks. */
    public static String of(@Nullable Object text) {
        return "'" + plain(String.valueOf(text), LONGEST) + "'";
    }

    /** Returns the text without quotation marks. */
    public static String plain(String text) {
        return plain(text, LONGEST);
    }

    /** Returns the first of many with commas between them, and how many more there are. */
    public static String all(Collection<String> texts) {
        var first = texts.stream().limit(MOST).map(text -> plain(text, LONGEST)).collect(Collectors.joining(", "));
        return texts.size() <= MOST ? first : first + " and " + (texts.size() - MOST) + " more";
    }

    /** Returns the message, cut where it is longer than anybody reads. */
    public static String message(@Nullable String message) {
        return plain(String.valueOf(message), LONGEST_MESSAGE);
    }

    private static String plain(String text, int most) {
        var shown = text.codePoints()
                .limit(most)
                .map(point -> Characters.isSeen(point) ? point : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.codePointCount(0, text.length()) <= most
                ? shown.toString()
                : shown.append('…').toString();
    }
}
