package io.slipway.comms.banner;

import org.jspecify.annotations.Nullable;

/** The hub did not do what we asked; the engine tries again and then shows people an incident. */
class HubUnavailable extends RuntimeException {

    HubUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
