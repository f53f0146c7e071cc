package io.slipway.release;

/** Somebody else was quicker: what was asked for no longer applies, or applies to something else now. */
class Overtaken extends RuleBroken {

    Overtaken(String message) {
        super(message);
    }
}
