package io.slipway.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The one clock, which a test can put forward; never back within a test. */
@Primary
@TestComponent
public class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public void advanceTo(Instant moment) {
        var distance = Duration.between(Instant.now(), moment);
        ahead = distance.compareTo(ahead) > 0 ? distance : ahead;
    }

    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
