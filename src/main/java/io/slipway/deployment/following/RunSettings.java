package io.slipway.deployment.following;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are watched.
 *
 * @param unfollowedAfter after this long without anybody who starts a run, or can read and store it, a person decides
 */
@ConfigurationProperties("slipway.deployment")
record RunSettings(@DefaultValue("PT15M") Duration unfollowedAfter) {

    private static final Duration LEAST = Duration.ofMinutes(1);

    RunSettings {
        if (unfollowedAfter.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("slipway.deployment.unfollowed-after is " + unfollowedAfter
                    + "; a node that restarts needs at least " + LEAST + " to come back to its runs");
        }
    }
}
