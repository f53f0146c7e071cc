package io.slipway.evidence;

import java.time.Instant;

/** A lifecycle entered a stage: an embedded subprocess at the top of its model. */
public record StageEntry(String id, String name, Instant at) {}
