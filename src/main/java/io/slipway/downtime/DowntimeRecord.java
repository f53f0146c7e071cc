package io.slipway.downtime;

import io.slipway.release.ReleaseKey;
import io.slipway.release.ShownDowntimes;
import io.slipway.release.ShownDowntimes.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** How long users are kept out for a release: as it is predicted, and as it was. */
@Service
public class DowntimeRecord {

    private final Windows windows;
    private final Outages outages;
    private final ObjectProvider<ShownDowntimes> shown;

    DowntimeRecord(Windows windows, Outages outages, ObjectProvider<ShownDowntimes> shown) {
        this.windows = windows;
        this.outages = outages;
        this.shown = shown;
    }

    /**
     * One time without the service.
     *
     * @param window null where an issue kept users out and nobody planned it
     * @param since when users were first told that they are kept out; null while nobody was
     * @param until null while it goes on
     */
    public record Downtime(
            @Nullable Window window,
            @Nullable Instant since,
            @Nullable Instant until) {

        public boolean over() {
            return since != null && until != null;
        }

        public boolean goesOn() {
            return since != null && until == null;
        }
    }

    /** Returns what was not planned first, then the windows in the order they open. */
    public List<Downtime> of(ReleaseKey release) {
        var all =
                shown.stream().flatMap(source -> source.shown(release).stream()).toList();
        var found = new ArrayList<Downtime>();
        var unplanned = times(all, 0);
        if (unplanned.isEmpty()) {
            outages.find(release)
                    .filter(known -> known.offlineSince() != null)
                    .ifPresent(known -> found.add(new Downtime(null, known.offlineSince(), known.onlineAgain())));
        }
        unplanned.forEach(one -> found.add(new Downtime(null, one.since(), one.until())));
        var before = windows.before(release);
        for (var window : windows.of(release)) {
            var kept = times(all, window.number()).stream()
                    .map(one -> new Downtime(inForce(before, window, one.since()), one.since(), one.until()))
                    .toList();
            found.addAll(kept);
            if (kept.stream().noneMatch(one -> window.equals(one.window()))) {
                found.add(new Downtime(window, null, null));
            }
        }
        return found;
    }

    /** A hotfix that goes a second round sets its window anew; what it was at that moment is what people were told. */
    private static Window inForce(List<Windows.Before> before, Window now, Instant since) {
        return before.stream()
                .filter(one -> one.window().number() == now.number() && since.isBefore(one.setAnewAt()))
                .map(Windows.Before::window)
                .findFirst()
                .orElse(now);
    }

    private static List<Shown> times(List<Shown> all, int window) {
        return all.stream().filter(one -> one.window() == window).toList();
    }
}
