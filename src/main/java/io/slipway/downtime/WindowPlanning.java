package io.slipway.downtime;

import io.slipway.calendar.Conflict;
import io.slipway.calendar.Conflicts;
import io.slipway.calendar.PlannedWindow;
import io.slipway.calendar.Slots.Occurrence;
import io.slipway.downtime.PlacedWindows.Placed;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Holds the window that a release wants somewhere against all that is planned, and proposes a free one. */
@Component
public class WindowPlanning {

    private static final Duration AHEAD = Duration.ofDays(400);

    private final Releases releases;
    private final Programmes programmes;
    private final Windows windows;
    private final PlacedWindows placed;
    private final Conflicts conflicts;

    WindowPlanning(
            Releases releases, Programmes programmes, Windows windows, PlacedWindows placed, Conflicts conflicts) {
        this.releases = releases;
        this.programmes = programmes;
        this.windows = windows;
        this.placed = placed;
        this.conflicts = conflicts;
    }

    /** Returns what stands against it, the gravest first; what the release itself planned before does not count. */
    public List<Conflict> conflicts(ReleaseKey key, String environment, Instant start, Instant end) {
        var release = releases.find(key).orElseThrow();
        return conflicts.of(
                programmes.get(release.programme()),
                window(release, environment, start, end),
                others(release, start, end));
    }

    /** Returns the next slot for the type of the release that begins no sooner and that nothing refuses. */
    public Optional<Occurrence> nextFree(ReleaseKey key, String environment, Duration length, Instant soonest) {
        var release = releases.find(key).orElseThrow();
        return conflicts.nextFree(
                programmes.get(release.programme()),
                window(release, environment, soonest, soonest.plus(length)),
                soonest,
                others(release, soonest, soonest.plus(AHEAD)));
    }

    private static PlannedWindow window(Release release, String environment, Instant start, Instant end) {
        return new PlannedWindow(release.key().value(), release.type(), release.party(), environment, start, end);
    }

    /** A window that nobody places may be in any environment that needs one. */
    private List<PlannedWindow> others(Release own, Instant from, Instant to) {
        var programme = programmes.get(own.programme());
        var some = releases.of(windows.between(from, to)).values().stream()
                .filter(release -> !release.key().equals(own.key()) && goesOn(programme, release))
                .collect(Collectors.toMap(Release::key, release -> release));
        return placed.of(programme, some.keySet()).entrySet().stream()
                .flatMap(theirs -> theirs.getValue().stream()
                        .flatMap(window ->
                                planned(programme, Objects.requireNonNull(some.get(theirs.getKey())), window)))
                .toList();
    }

    private boolean goesOn(Programme programme, Release release) {
        return release.programme().equals(programme.id())
                && release.withdrawnReason() == null
                && release.processInstanceId() != null
                && !releases.hasEnded(release);
    }

    private static Stream<PlannedWindow> planned(Programme programme, Release release, Placed placed) {
        var window = placed.window();
        var place = placed.environment();
        return (place == null ? PlacedWindows.needy(programme).stream() : Stream.of(place))
                .map(environment -> window(release, environment, window.startsAt(), window.predictedEnd()));
    }
}
