package io.slipway.documents;

/** A document's template cannot be used; the message names the file, the line and what is wrong. */
public class TemplateBroken extends RuntimeException {

    TemplateBroken(String message) {
        super(message);
    }
}
