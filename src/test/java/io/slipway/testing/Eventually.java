package io.slipway.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits, within bounds, for a real process outside this JVM. */
public final class Eventually {

    /** Bounds a wait that is in vain; how busy the machine is must not decide. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Looking is work for the application, too: looks in quick succession slow down what is waited for. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Eventually() {}

    /** Looks again and again until what it sees is as hoped for, and fails with the last look if it never is. */
    public static <T> T until(Supplier<T> look, Predicate<T> hoped) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var seen = look.get();
        while (!hoped.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited for " + PATIENCE + " in vain; the last look gave " + seen);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = look.get();
        }
        return seen;
    }
}
