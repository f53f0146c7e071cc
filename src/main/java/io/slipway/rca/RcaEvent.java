package io.slipway.rca;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One moment of what happened.
 *
 * @param who the person's id, or the name the record of the release gives; null where the machine did it
 */
public record RcaEvent(Instant at, String what, @Nullable String who) {}
