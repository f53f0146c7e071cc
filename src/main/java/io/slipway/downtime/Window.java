package io.slipway.downtime;

import java.time.Instant;

/** A downtime window of a release. Number 1 is the main one; parties that agreed another date have windows of their own. */
public record Window(int number, Instant startsAt, Instant predictedEnd, String reason) {}
