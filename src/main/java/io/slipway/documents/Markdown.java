package io.slipway.documents;

import java.util.List;
import java.util.regex.Pattern;

/** Other people's text inside our Markdown: it must read as it was typed and cannot become a heading, link or tag. */
final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>()#|~!&]");
    private static final Pattern BLOCK_START = Pattern.compile("^(\\d{1,9}(?=[.]( |$))|(?=[-+=]))");

    private Markdown() {}

    /** Returns the text on one line, with every character that means something to Markdown escaped. */
    static String text(String raw) {
        var line = printable(raw).replaceAll("\\s+", " ").strip();
        var escaped = SPECIAL.matcher(line).replaceAll("\\\\$0");
        return BLOCK_START.matcher(escaped).replaceFirst("$1\\\\");
    }

    /** Returns the paragraphs of a longer text, for sections. */
    static List<String> paragraphs(String raw) {
        return raw.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Returns the address so that nothing in it ends the link early. */
    static String address(String raw) {
        var address = new StringBuilder();
        printable(raw).strip().codePoints().forEach(character -> {
            if (" ()<>|\\`\"".indexOf(character) >= 0 || Character.isWhitespace(character)) {
                address.append(String.format("%%%02X", character));
            } else {
                address.appendCodePoint(character);
            }
        });
        return address.toString();
    }

    /** XML, and so PDF, knows neither control characters nor halves of characters. */
    private static String printable(String raw) {
        var text = new StringBuilder();
        raw.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .filter(character -> (character & 0xFFFE) != 0xFFFE)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
