package io.slipway.deployment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as stored. {@code outcome} is null until the run has ended.
 *
 * @param node which of us claimed it, and keeps it once it has begun
 * @param begunAt when its node committed that it starts it
 * @param followedAt when it was last read and stored, or ordered
 * @param trouble what stands in the way of following it
 * @param note how it ended, in words
 * @param delivered whether its lifecycle knows the end
 */
public record RunRow(
        String id,
        RunKey key,
        String programme,
        String build,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable RunState outcome,
        @Nullable String cancelledBy,
        @Nullable String node,
        @Nullable Instant begunAt,
        Instant followedAt,
        @Nullable String trouble,
        @Nullable String note,
        boolean delivered,
        List<RunSite> sites) {

    /** Whether something may have been started; a run of an older application was started without saying so first. */
    public boolean hasBegun() {
        return begunAt != null || startedAt != null;
    }

    /** Returns the run with these sites. */
    RunRow at(List<RunSite> where) {
        return new RunRow(
                id,
                key,
                programme,
                build,
                requestedAt,
                startedAt,
                endedAt,
                outcome,
                cancelledBy,
                node,
                begunAt,
                followedAt,
                trouble,
                note,
                delivered,
                List.copyOf(where));
    }
}
