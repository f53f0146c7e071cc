package io.slipway.evidence;

import io.slipway.evidence.Standing.OpenTask;
import io.slipway.release.Release;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a task.
 *
 * @param open the task as it waits for somebody; null once it is over
 * @param decision what was decided in it; null if nobody did
 * @param endedAt since when it is over
 */
public record TaskRecord(
        String id,
        String name,
        Release release,
        @Nullable OpenTask open,
        @Nullable Decision decision,
        @Nullable Instant endedAt) {}
