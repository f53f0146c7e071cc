package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final TestClock clock = new TestClock();
    private final Throttle throttle = new Throttle(3, clock);

    @Test
    void afterTooManyFailuresTheKeyIsRefusedForAMinute() {
        fail("a", 3);

        assertThat(throttle.refuses("a")).isTrue();
        assertThat(throttle.refuses("b")).isFalse();

        clock.advanceTo(clock.instant().plus(Duration.ofSeconds(61)));
        assertThat(throttle.refuses("a")).isFalse();
    }

    @Test
    void aSuccessWipesTheSlate() {
        fail("a", 2);
        throttle.succeeded("a");
        fail("a", 2);

        assertThat(throttle.refuses("a")).isFalse();
    }

    @Test
    void manyNamesPushOutTheOldestInsteadOfFillingTheMemory() {
        fail("first", 3);
        for (var name = 0; name < Throttle.KEYS; name++) {
            fail("name-" + name, 1);
        }

        assertThat(throttle.refuses("first")).isFalse();
    }

    private void fail(String key, int times) {
        for (var time = 0; time < times; time++) {
            throttle.failed(key);
        }
    }
}
