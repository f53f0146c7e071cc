package io.slipway.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start on a machine whose clock differs from the database's: two such nodes would take each other's jobs. */
@Component
class ClockGuard implements SmartInitializingSingleton {

    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final JdbcClient db;

    ClockGuard(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // The first statement of a connection may be slow, which must not look like skew.
        databaseTime();
        // The engine reads the machine's clock, whatever clock the rest of the house is given.
        var skew = Duration.between(databaseTime(), Clock.systemUTC().instant()).abs();
        if (skew.compareTo(TOLERATED) > 0) {
            throw new IllegalStateException("The clock of this machine differs from the database's by "
                    + skew.toMillis() + " ms; at most " + TOLERATED.toMillis()
                    + " ms are safe. Synchronise both with NTP, then start again");
        }
    }

    private Instant databaseTime() {
        return db.sql("SELECT CURRENT_TIMESTAMP")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
