package io.slipway.downtime;

import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves the end of a downtime that goes on, planned or not; the banner and those who were told of it follow. */
@Service
public class DowntimeEnds {

    private final Releases releases;
    private final Windows windows;
    private final Downtimes others;
    private final Outages outages;
    private final Clock clock;

    DowntimeEnds(Releases releases, Windows windows, Downtimes others, Outages outages, Clock clock) {
        this.releases = releases;
        this.windows = windows;
        this.others = others;
        this.outages = outages;
        this.clock = clock;
    }

    /**
     * The system will be back at another time than predicted (F-083).
     *
     * @throws RuleBroken when the moment has passed, or no downtime of the release goes on
     */
    @Transactional
    public void move(ReleaseKey release, Instant predictedEnd, String by) {
        var now = clock.instant();
        if (!predictedEnd.isAfter(now)) {
            throw new RuleBroken("The predicted return must lie ahead; " + predictedEnd + " has passed");
        }
        var window = releases.windowOfRollout(release)
                .flatMap(number -> windows.find(release, number))
                .filter(found -> !found.startsAt().isAfter(now));
        if (window.isPresent()) {
            others.refuseEnd(release, window.get(), predictedEnd);
            windows.movePredictedEnd(release, window.get().number(), predictedEnd, by);
            releases.predictedEndMoved(release, by);
        } else {
            moveReturn(release, predictedEnd, by);
        }
    }

    private void moveReturn(ReleaseKey release, Instant predictedReturn, String by) {
        if (!outages.isOffline(release) || !releases.hearsOfReturn(release)) {
            throw new RuleBroken(release + " is in no downtime whose end could move; a downtime that lies"
                    + " ahead has a window to be changed");
        }
        outages.movePredictedReturn(release, predictedReturn);
        releases.returnMoved(release, by);
    }

    /**
     * The service may be used again, although its hotfix goes on; refused while the hotfix is being deployed.
     *
     * @throws RuleBroken when the service is not off for the release, or its rollout has begun
     */
    @Transactional
    public void backOnline(ReleaseKey release, String by) {
        if (!outages.isOffline(release)) {
            throw new RuleBroken(release + " has not taken the service offline, so it cannot bring it back");
        }
        if (releases.windowOfRollout(release).isPresent()) {
            throw new RuleBroken("The rollout of " + release + " has begun; the service comes back when it is over");
        }
        releases.backOnline(release, by);
    }
}
