package io.slipway.release;

/** Published, in the transaction of the start, when a lifecycle began. */
public record ReleaseStarted(Release release) {}
