package io.slipway.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** A failure that repeats itself does not fill the disk, and hides no other. */
class RepeatedFailuresTest {

    private final AtomicLong time = new AtomicLong();
    private final LoggerContext logs = new LoggerContext();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger log = logs.getLogger("engine");

    @BeforeEach
    void filter() {
        logs.getLogger("engine").setLevel(Level.DEBUG);
        logs.getLogger("engine").addAppender(written);
        logs.addTurboFilter(new RepeatedFailures(time::get));
        written.start();
    }

    @Test
    void theSameFailureIsWrittenOnceInTenMinutes() {
        for (var attempt = 0; attempt < 1000; attempt++) {
            log.error("Jobs cannot be acquired", new IllegalStateException("The database has been closed"));
            time.addAndGet(Duration.ofMillis(400).toNanos());
        }
        assertThat(written.list).hasSize(1);

        time.addAndGet(Duration.ofMinutes(10).toNanos());
        log.error("Jobs cannot be acquired", new IllegalStateException("The database has been closed"));

        assertThat(written.list).hasSize(2);
    }

    @Test
    void anotherFailureIsWrittenAtOnce() {
        log.error("Job {} fails", "a", new IllegalStateException("closed"));
        log.error("Job {} fails", "b", new IllegalStateException("closed"));
        log.error("Job {} fails", "a", new IllegalStateException("no such table"));
        log.error("Job {} fails", "a", new RuntimeException(new IllegalStateException("closed")));
        log.error("Job {} fails", "a", new IllegalStateException("closed"));

        assertThat(written.list).hasSize(4);
    }

    @Test
    void whatIsNoFailureIsAlwaysWritten() {
        for (var attempt = 0; attempt < 3; attempt++) {
            log.warn("A report was refused");
            log.info("Looked again", new IllegalStateException("closed"));
        }
        assertThat(written.list).hasSize(6);
    }
}
