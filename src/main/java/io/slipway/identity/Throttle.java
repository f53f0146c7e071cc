package io.slipway.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts failed sign-ins per key and says when there were too many. Forgets the oldest keys rather than grow. */
class Throttle {

    static final int KEYS = 10_000;
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final int allowed;
    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > KEYS;
        }
    };

    Throttle(int allowed, Clock clock) {
        this.allowed = allowed;
        this.clock = clock;
    }

    private record Failures(int count, Instant since) {}

    synchronized boolean refuses(String key) {
        return current(key).count() >= allowed;
    }

    synchronized void failed(String key) {
        var before = current(key);
        failures.remove(key);
        failures.put(key, new Failures(before.count() + 1, before.since()));
    }

    synchronized void succeeded(String key) {
        failures.remove(key);
    }

    private Failures current(String key) {
        var now = clock.instant();
        var known = failures.get(key);
        return known == null || known.since().plus(SPAN).isBefore(now) ? new Failures(0, now) : known;
    }
}
