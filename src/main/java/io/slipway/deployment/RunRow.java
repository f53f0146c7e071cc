package io.slipway.deployment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as stored. {@code outcome} is null until the run has ended. */
record RunRow(
        String id,
        RunKey key,
        String programme,
        String build,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable RunState outcome,
        @Nullable String cancelledBy,
        List<RunSite> sites) {

    /** Returns the run with these sites. */
    RunRow at(List<RunSite> where) {
        return new RunRow(
                id, key, programme, build, requestedAt, startedAt, endedAt, outcome, cancelledBy, List.copyOf(where));
    }
}
