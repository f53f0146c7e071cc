package io.slipway.banner.http;

import org.jspecify.annotations.Nullable;

/** The live system did not do what we asked; the engine tries again and then shows people an incident. */
class BannerUnavailable extends RuntimeException {

    BannerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
