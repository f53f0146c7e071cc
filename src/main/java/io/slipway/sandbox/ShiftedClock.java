package io.slipway.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The one clock, and the engine's, so far from the machine's, for a demo that stands at Christmas on any day. */
@Primary
@Component
@Profile("demo | sandbox")
@ConditionalOnProperty("slipway.sandbox.clock-offset")
class ShiftedClock extends Clock {

    private final Duration offset;
    private final ZoneId zone;

    @Autowired
    ShiftedClock(@Value("${slipway.sandbox.clock-offset}") Duration offset) {
        this(offset, ZoneOffset.UTC);
        ClockUtil.offset(offset.toMillis());
        LoggerFactory.getLogger(ShiftedClock.class).warn("The demo's clock is shifted: it is {}", instant());
    }

    private ShiftedClock(Duration offset, ZoneId zone) {
        this.offset = offset;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ShiftedClock(offset, other);
    }
}
