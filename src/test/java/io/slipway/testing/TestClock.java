package io.slipway.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/**
 * The one clock, which the engine follows: whatever the day of the test, it starts on the same Monday, far from every
 * freeze. A test can begin at another moment and put it
 * forward; never back within a test.
 */
@Primary
@TestComponent
public class TestClock extends Clock {

    private static final Instant MONDAY = Instant.parse("2026-10-05T09:00:00Z");

    private final Duration behind = Duration.between(Instant.now(), MONDAY);
    private volatile Duration ahead = Duration.ZERO;

    public TestClock() {
        reset();
    }

    public void advanceTo(Instant moment) {
        var distance = Duration.between(Instant.now().plus(behind), moment);
        put(distance.compareTo(ahead) > 0 ? distance : ahead);
    }

    /** The test begins at another moment than the usual one, before or after it. */
    public void beginAt(Instant moment) {
        put(Duration.between(Instant.now().plus(behind), moment));
    }

    public final void reset() {
        put(Duration.ZERO);
    }

    private void put(Duration distance) {
        ahead = distance;
        ClockUtil.offset(behind.plus(distance).toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(behind).plus(ahead);
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
