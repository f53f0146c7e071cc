package io.slipway.readiness;

import io.slipway.release.ReleaseKey;

/** What a room adds to the content that people approve. */
public interface ApprovedContent {

    /** Returns a text that changes whenever what people read changes; empty, where there is nothing to read. */
    String of(ReleaseKey release);
}
