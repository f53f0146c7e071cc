package io.slipway.approval;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.downtime.Downtimes;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The windows of a release beside its first one, each for the sites whose owners proposed its start. */
@Component
class ProposedWindows {

    private final Windows windows;
    private final Downtimes downtimes;
    private final Releases releases;
    private final Programmes programmes;
    private final ReleaseCalendar calendar;

    ProposedWindows(
            Windows windows, Downtimes downtimes, Releases releases, Programmes programmes, ReleaseCalendar calendar) {
        this.windows = windows;
        this.downtimes = downtimes;
        this.releases = releases;
        this.programmes = programmes;
        this.calendar = calendar;
    }

    Instant start(ReleaseKey key, int window) {
        return windows.find(key, window).orElseThrow().startsAt();
    }

    /**
     * Returns the number of the window that begins then, set up if there is none yet.
     *
     * @throws RuleBroken when it would come before the first one, or nothing may be deployed then
     */
    int window(ReleaseKey key, Instant start) {
        var main = windows.find(key, 1).orElseThrow();
        var release = releases.get(key);
        var programme = programmes.get(release.programme());
        if (start.isBefore(main.startsAt())) {
            throw new RuleBroken(
                    "What everybody shares goes first, on " + programme.time().inMessage(main.startsAt())
                            + "; no site can go before it. Ask again or leave the site out");
        }
        calendar.freezeReason(programme, release.type(), start).ifPresent(reason -> {
            throw new RuleBroken("Nothing is deployed then: " + reason + ". Ask again or leave the site out");
        });
        return windows.of(key).stream()
                .filter(window -> window.startsAt().equals(start))
                .map(Window::number)
                .findFirst()
                .orElseGet(() -> add(key, start, Duration.between(main.startsAt(), main.predictedEnd())));
    }

    private int add(ReleaseKey key, Instant start, Duration length) {
        var number = windows.of(key).stream().mapToInt(Window::number).max().orElse(0) + 1;
        downtimes.refuseOverlap(key, start, start.plus(length));
        windows.set(key, new Window(number, start, start.plus(length), "Date proposed by the party"));
        return number;
    }
}
