package io.slipway.comms;

/** A notice template cannot be used. The message names the file, the line and the mend; it stops the start. */
class TemplateBroken extends RuntimeException {

    TemplateBroken(String file, int line, String mend) {
        super(file + ", line " + line + ": " + mend);
    }
}
