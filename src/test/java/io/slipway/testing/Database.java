package io.slipway.testing;

import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own for a test that needs no engine. */
public final class Database {

    private Database() {}

    /** Returns a client of an empty in-memory database that has all our tables. */
    public static JdbcClient fresh() {
        var source = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(source).load().migrate();
        return JdbcClient.create(source);
    }
}
