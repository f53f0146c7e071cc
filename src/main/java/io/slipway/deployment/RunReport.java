package io.slipway.deployment;

import io.slipway.words.PlainText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a controller knows about a run at this moment.
 *
 * @param note how the run ended, for people; null while it goes on
 */
public record RunReport(
        RunState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String note,
        List<RunEvent> events) {

    public RunReport {
        note = note == null ? null : PlainText.storable(note);
        events = List.copyOf(events);
    }
}
