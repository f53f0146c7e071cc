package io.slipway.deployment;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Clearance;
import io.slipway.release.Release;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether it is the time for a deployment, where its environment asks for one: inside the window, outside the freezes. */
@Component
class DeploymentTimes {

    private final Windows windows;
    private final ReleaseCalendar calendar;
    private final Clock clock;

    DeploymentTimes(Windows windows, ReleaseCalendar calendar, Clock clock) {
        this.windows = windows;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Returns why it is not, one sentence for each reason. */
    Stream<String> objections(Programme programme, Release release, Programme.Environment place, int window) {
        var outside =
                place.needs(Clearance.WINDOW) ? outsideWindow(programme, release, window) : Optional.<String>empty();
        var frozen = place.needs(Clearance.FREEZE)
                ? calendar.freezeReason(programme, release.type(), clock.instant())
                        .map(freeze -> place.name() + " is frozen: " + freeze)
                : Optional.<String>empty();
        return Stream.concat(outside.stream(), frozen.stream());
    }

    private Optional<String> outsideWindow(Programme programme, Release release, int number) {
        var now = clock.instant();
        var time = programme.time();
        return windows.find(release.key(), number)
                .map(window -> {
                    var inside = !now.isBefore(window.startsAt()) && now.isBefore(window.predictedEnd());
                    return inside
                            ? Optional.<String>empty()
                            : Optional.of("It is " + time.inNotice(now) + "; downtime window " + number + " is from "
                                    + time.inNotice(window.startsAt()) + " to " + time.inNotice(window.predictedEnd()));
                })
                .orElse(Optional.of("The release has no downtime window " + number));
    }
}
