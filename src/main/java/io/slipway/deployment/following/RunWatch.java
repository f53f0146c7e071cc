package io.slipway.deployment.following;

import io.slipway.deployment.RunRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long each run has been seen to stand still. Only what was watched without a break counts: after an outage of this
 * application or of the database everybody first gets the time to come back.
 */
final class RunWatch {

    private static final Duration BREAK = Duration.ofSeconds(30);

    private record Sight(Instant followedAt, Instant since) {}

    private final Map<String, Sight> sights = new HashMap<>();
    private @Nullable Instant closed;

    /** The runs as they are now. */
    void open(List<RunRow> runs, Instant now) {
        if (closed != null && Duration.between(closed, now).abs().compareTo(BREAK) > 0) {
            sights.clear();
        }
        sights.keySet().retainAll(runs.stream().map(RunRow::id).collect(Collectors.toSet()));
        for (var run : runs) {
            var sight = sights.get(run.id());
            if (sight == null || !sight.followedAt().equals(run.followedAt())) {
                sights.put(run.id(), new Sight(run.followedAt(), now));
            }
        }
    }

    void close(Instant now) {
        closed = now;
    }

    /** The runs could not be seen. */
    void blink() {
        sights.clear();
    }

    Duration still(RunRow run, Instant now) {
        var sight = sights.get(run.id());
        return sight == null ? Duration.ZERO : Duration.between(sight.since(), now);
    }
}
