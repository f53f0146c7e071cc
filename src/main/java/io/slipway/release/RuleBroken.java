package io.slipway.release;

/** A person asked for something a rule forbids. The message says what, where and how to mend it. */
public class RuleBroken extends RuntimeException {

    public RuleBroken(String message) {
        super(message);
    }
}
