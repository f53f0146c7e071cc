package io.slipway.approval;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.downtime.Assessment;
import io.slipway.downtime.Outages;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a downtime would begin as things were planned; whoever sets the window begins there. */
@Component
class SuggestedStart {

    private static final Duration FOR_THE_FORM = Duration.ofMinutes(5);

    private final Programmes programmes;
    private final ReleaseCalendar calendar;
    private final Outages outages;
    private final Clock clock;

    SuggestedStart(Programmes programmes, ReleaseCalendar calendar, Outages outages, Clock clock) {
        this.programmes = programmes;
        this.calendar = calendar;
        this.outages = outages;
        this.clock = clock;
    }

    /** Returns when users are hit the least on the planned day; nothing where none was planned, or it has passed. */
    Optional<Instant> planned(Release release) {
        var programme = programmes.get(release.programme());
        return Optional.ofNullable(release.scheduledDate())
                .flatMap(day -> calendar.lowUseStart(programme, day))
                .filter(start -> start.isAfter(clock.instant()));
    }

    /** Returns when the fix is expected, or a few minutes from now where that has passed. */
    Instant fix(Release release) {
        var soon = clock.instant().plus(FOR_THE_FORM).truncatedTo(ChronoUnit.MINUTES);
        return outages.find(release.key())
                .map(Assessment::fixExpected)
                .filter(soon::isBefore)
                .orElse(soon);
    }
}
