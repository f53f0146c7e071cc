package io.slipway.release;

import io.slipway.words.Characters;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what people type, and mends what machines send, before it reaches a column, a mail or a command line. */
public final class Texts {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CHARACTERS = Pattern.compile("\\X");

    private Texts() {}

    /**
     * Returns the text in one line, without what deceives a reader or what no database stores; one that is too long is
     * cut between two characters and ends in an ellipsis.
     */
    public static String readable(String text, int most) {
        var ahead = text.length() > 4 * most ? text.substring(0, 4 * most) : text;
        var line = seen(BLANKS.matcher(ahead).replaceAll(" ")).strip();
        if (line.length() <= most && ahead.length() == text.length()) {
            return line;
        }
        return cut(line, most - 1).stripTrailing() + "…";
    }

    private static String seen(String text) {
        return text.codePoints()
                .filter(Characters::isSeen)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String cut(String line, int most) {
        var characters = CHARACTERS.matcher(line);
        var end = 0;
        while (characters.find() && characters.end() <= most) {
            end = characters.end();
        }
        var whole = end > 0 || most <= 0 ? end : Math.min(most, line.length());
        return Character.isHighSurrogate(line.charAt(Math.max(whole - 1, 0)))
                ? line.substring(0, whole - 1)
                : line.substring(0, whole);
    }

    /**
     * Returns the text without surrounding space, or says what is wrong with it.
     *
     * @throws RuleBroken when the text is missing, too long or not printable
     */
    public static String require(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            throw new RuleBroken("'" + field + "' is missing; fill it in");
        }
        return limit(field, text, most);
    }

    /**
     * Returns the text without surrounding space, or says that it is too long or not printable.
     *
     * @throws RuleBroken when the text is too long or not printable
     */
    public static String limit(String field, String text, int most) {
        if (text.length() > most) {
            throw new RuleBroken("'" + field + "' has " + text.length() + " characters; " + most + " is the most");
        }
        if (!text.codePoints().allMatch(Characters::isSafe)) {
            throw new RuleBroken(
                    "'" + field + "' holds a broken or control character or text that runs backwards; type it anew");
        }
        return text.strip();
    }
}
