package io.slipway.evidence;

import java.time.Instant;

/** Why, by whom and when a release whose lifecycle is gone was settled. */
public record WriteOff(String reason, String decidedBy, Instant decidedAt) {}
