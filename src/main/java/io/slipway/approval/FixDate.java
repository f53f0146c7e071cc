package io.slipway.approval;

import io.slipway.programme.Programmes;
import io.slipway.release.Assessments;
import io.slipway.release.PlainTime;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a fix is expected in production, as it is answered in the forms of a hotfix (F-113). */
@Component
class FixDate {

    private final Assessments assessments;
    private final Releases releases;
    private final Programmes programmes;
    private final Clock clock;

    FixDate(Assessments assessments, Releases releases, Programmes programmes, Clock clock) {
        this.assessments = assessments;
        this.releases = releases;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Returns the zone of the clock on which the date is answered. */
    ZoneId zone(Release release) {
        return programmes.get(release.programme()).timeZone();
    }

    /** Returns the answered date, if there is one; refused when it has passed. */
    Optional<Instant> checked(Release release, Optional<Instant> date) {
        date.filter(moment -> !moment.isAfter(clock.instant())).ifPresent(moment -> {
            throw new RuleBroken("The fix is expected on " + PlainTime.of(programmes.get(release.programme()), moment)
                    + ", which has passed; choose a later time");
        });
        return date;
    }

    void expect(Release release, Instant moment) {
        assessments.expectFix(release.key(), moment);
        releases.schedule(release.key(), moment.atZone(zone(release)).toLocalDate());
    }
}
