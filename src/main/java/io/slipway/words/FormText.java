package io.slipway.words;

import java.util.regex.Pattern;

/** What people typed, for the text of a form: that is Markdown, drops tags and makes links and lists of the rest. */
public final class FormText {

    /** With the dot, the colon and the at sign, or addresses would become links, escapes and all. */
    private static final Pattern MEANINGFUL = Pattern.compile("[!#$%&()*+./:<=>?@\\[\\\\\\]^_`{|}~-]");

    private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+");

    private FormText() {}

    /** Returns the same in one line, for a fact in a list. */
    public static String line(String text) {
        return markdown(text.replaceAll("\\s+", " ").strip());
    }

    /** Returns Markdown that reads as exactly this text, line by line. */
    public static String markdown(String text) {
        return MEANINGFUL.matcher(INDENT.matcher(text).replaceAll("")).replaceAll("\\\\$0");
    }
}
