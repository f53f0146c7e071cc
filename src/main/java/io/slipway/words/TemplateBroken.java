package io.slipway.words;

/** A template cannot be used. The message names the file, the line and the mend; it stops the start. */
public class TemplateBroken extends RuntimeException {

    public TemplateBroken(String message) {
        super(message);
    }

    public TemplateBroken(String file, int line, String mend) {
        this(file + ", line " + line + ": " + mend);
    }
}
