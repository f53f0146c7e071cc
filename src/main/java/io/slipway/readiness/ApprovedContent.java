package io.slipway.readiness;

import io.slipway.release.ReleaseKey;

/** What a room adds to the content that people approve. */
public interface ApprovedContent {

    /** Returns a text that changes whenever what people read changes; empty, where there is nothing to read. */
    String of(ReleaseKey release);

    /** Whether it is part of what a request for change asks for, so that a criterion bound to the request is bound to it. */
    default boolean isRequested() {
        return false;
    }
}
