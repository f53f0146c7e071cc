package io.slipway.downtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an issue in live operation while a hotfix deals with it.
 *
 * @param otherSystemAtRisk another system is at risk unless the service is disabled (F-101)
 * @param dataMayBeLost data in the application may be lost (F-102)
 * @param mayAffectFurther the bug may affect the system further (F-102)
 * @param predictedReturn when the service is expected back
 * @param offlineSince null where it was never taken offline
 * @param onlineAgain null while it is offline
 * @param fixExpected when the fix is expected in production (F-113)
 */
public record Assessment(
        boolean otherSystemAtRisk,
        boolean dataMayBeLost,
        boolean mayAffectFurther,
        Instant predictedReturn,
        @Nullable Instant offlineSince,
        @Nullable Instant onlineAgain,
        @Nullable String impact,
        @Nullable String leadTime,
        @Nullable Instant fixExpected) {

    /** Whether nobody can use the service now because of the issue. */
    public boolean offline() {
        return offlineSince != null && onlineAgain == null;
    }
}
