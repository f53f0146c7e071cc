package io.slipway.downtime;

import io.slipway.release.ReleaseKey;
import java.time.Instant;
import java.util.Optional;

/** What issues in live operation do to the service, and whether it is off for them. */
public interface Outages {

    Optional<Assessment> find(ReleaseKey release);

    /** Whether nobody can use the service now because of the issue that the release deals with. */
    default boolean isOffline(ReleaseKey release) {
        return find(release).filter(Assessment::offline).isPresent();
    }

    /** The service is off from now on; it stays off since its first moment when it is off already. */
    void wentOffline(ReleaseKey release);

    /** The service is on again; nothing happens when it was not off. */
    void cameOnline(ReleaseKey release);

    void movePredictedReturn(ReleaseKey release, Instant moment);

    /** What the issue does, as somebody who looked into it found (F-107). */
    void describeImpact(ReleaseKey release, String impact);

    /** How long a fix takes (F-107). */
    void estimateFix(ReleaseKey release, String leadTime);

    /** The fix is expected in production then (F-113). */
    void expectFix(ReleaseKey release, Instant moment);
}
