package io.slipway.node;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database answers a query: a connection of one that has closed itself still says that it is valid. */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private final JdbcClient db;

    DatabaseHealth(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Health health() {
        try {
            db.sql("SELECT 1").query(Integer.class).single();
            return Health.up().build();
        } catch (DataAccessException away) {
            return Health.down()
                    .withDetail(
                            "reason", String.valueOf(away.getMostSpecificCause().getMessage()))
                    .build();
        }
    }
}
