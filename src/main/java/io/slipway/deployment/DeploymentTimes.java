package io.slipway.deployment;

import io.slipway.calendar.NoticeClock;
import io.slipway.calendar.ReleaseCalendar;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Asked;
import io.slipway.programme.Programme.Clearance;
import io.slipway.release.Release;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether it is the time for a deployment, where its environment asks for one: inside the window, outside the freezes, and
 * with notice given.
 */
@Component
class DeploymentTimes {

    private final Windows windows;
    private final ReleaseCalendar calendar;
    private final NoticeClock notices;
    private final Clock clock;

    DeploymentTimes(Windows windows, ReleaseCalendar calendar, NoticeClock notices, Clock clock) {
        this.windows = windows;
        this.calendar = calendar;
        this.notices = notices;
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
        var unannounced = place.needs(Clearance.WINDOW) ? unannounced(programme, release) : List.<String>of();
        return Stream.of(outside.stream(), frozen.stream(), unannounced.stream())
                .flatMap(reasons -> reasons);
    }

    /** Where a type of release has to be announced, nothing begins before everybody it touches has had their notice. */
    private List<String> unannounced(Programme programme, Release release) {
        var type = programme.releaseType(release.type());
        var asked = type.notice() != null || type.asks(Asked.NOTICE);
        return notices.notice(release.key().value())
                .map(standing -> standing.objections(programme, clock.instant()))
                .orElse(asked ? List.of("Nobody has been told of the release yet; announce it first") : List.of());
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
