package io.slipway.node;

import ch.qos.logback.classic.LoggerContext;
import jakarta.annotation.PreDestroy;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the log from growing by the same failure over and over. */
@Component
class BoundedLog {

    private final RepeatedFailures filter = new RepeatedFailures(System::nanoTime);

    BoundedLog() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.addTurboFilter(filter);
        }
    }

    @PreDestroy
    void remove() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getTurboFilterList().remove(filter);
        }
    }
}
