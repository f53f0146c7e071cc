package io.slipway.node;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Ends the application in order, and after a while in any case, with a status that tells its supervisor to start it again. */
@Component
class Ending {

    /** {@code EX_TEMPFAIL}: it may work at the next attempt. */
    static final int STATUS = 75;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AtomicBoolean begun = new AtomicBoolean();

    void begin() {
        if (begun.compareAndSet(false, true)) {
            // the end waits for those who work here, so neither thread may be one of them
            daemon("ending", () -> System.exit(STATUS));
            daemon("ending-at-last", () -> {
                LockSupport.parkNanos(PATIENCE.toNanos());
                Runtime.getRuntime().halt(STATUS);
            });
        }
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
