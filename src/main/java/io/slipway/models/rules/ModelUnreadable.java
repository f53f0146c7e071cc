package io.slipway.models.rules;

/** A file that is not looked into any further; the message says where, why and the mend. */
class ModelUnreadable extends Exception {

    ModelUnreadable(String message) {
        super(message);
    }
}
