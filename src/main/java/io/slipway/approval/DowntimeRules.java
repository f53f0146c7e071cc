package io.slipway.approval;

import io.slipway.calendar.ReleaseCalendar;
import io.slipway.downtime.Downtimes;
import io.slipway.programme.Programme;
import io.slipway.release.Release;
import io.slipway.release.RuleBroken;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What must hold for a downtime window that somebody answers in a form. */
@Component
class DowntimeRules {

    private final ReleaseCalendar calendar;

    DowntimeRules(ReleaseCalendar calendar) {
        this.calendar = calendar;
    }

    static Instant start(Optional<Instant> answer) {
        return answer.orElseThrow(() -> new RuleBroken("Say when the downtime starts"));
    }

    static Instant end(Optional<Instant> answer) {
        return answer.orElseThrow(() -> new RuleBroken("Say when it is predicted to end"));
    }

    /** Returns why users are hit the least then: the low-use window it lies in, and what was given; outside one that is needed. */
    String reason(Programme programme, Instant start, Instant end, String given) {
        var lowUse = calendar.lowUse(programme, start, end);
        if (lowUse.isEmpty() && given.isBlank()) {
            throw new RuleBroken("This is no low-use window; give the reason why users are hit the least then");
        }
        return lowUse.map(window -> window.name() + ": " + window.reason() + (given.isBlank() ? "" : ". " + given))
                .orElse(given);
    }

    /** Refuses a window that is no span of at most a day, or in which nothing may be deployed. */
    void check(Programme programme, Release release, Instant start, Instant end) {
        Downtimes.refuseLength(start, end);
        calendar.freezeReason(programme, release.type(), start)
                .or(() -> calendar.freezeReason(programme, release.type(), end))
                .ifPresent(reason -> {
                    throw new RuleBroken("Nothing is deployed then: " + reason + ". Choose another window");
                });
    }
}
