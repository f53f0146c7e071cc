package io.slipway.words;

import com.samskivert.mustache.Mustache;

/** How templates are read: a section of nothing is left out, a name that nobody knows is refused. */
public final class Templates {

    /** Puts values in as they are, for one line of text. */
    public static final Mustache.Compiler PLAIN = Mustache.compiler()
            .nullValue("")
            .strictSections(true)
            .emptyStringIsFalse(true)
            .escapeHTML(false);

    /** Puts values into Markdown such that they read as they were typed. */
    public static final Mustache.Compiler MARKDOWN = PLAIN.withEscaper(Markdown::escape);

    private Templates() {}
}
