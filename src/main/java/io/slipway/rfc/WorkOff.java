package io.slipway.rfc;

import java.time.Instant;
import java.time.LocalDate;

/** Something that is still to be worked off once a release is closed, by whom and until when (M-151). */
public record WorkOff(int number, String action, String owner, LocalDate due, String agreedBy, Instant agreedAt) {}
