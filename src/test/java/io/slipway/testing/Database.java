package io.slipway.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own for a test that needs no engine, PostgreSQL if {@code SLIPWAY_TEST_DB} says so. */
public final class Database {

    private Database() {}

    /** Returns a client of an empty database that has all our tables. */
    public static JdbcClient fresh() {
        return JdbcClient.create(source());
    }

    /** Returns an empty database that has all our tables. */
    public static DataSource source() {
        var source = isPostgres() ? Server.newDatabase() : inMemory();
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    static boolean isPostgres() {
        return "postgres".equals(System.getProperty("SLIPWAY_TEST_DB", System.getenv("SLIPWAY_TEST_DB")));
    }

    private static DataSource inMemory() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    /** Starts once per JVM, at the first use, and ends with it. */
    private static final class Server {

        private static final EmbeddedPostgres SERVER = start();

        static DataSource newDatabase() {
            var name = "test_" + UUID.randomUUID().toString().replace("-", "");
            JdbcClient.create(SERVER.getPostgresDatabase())
                    .sql("CREATE DATABASE " + name)
                    .update();
            return new DriverManagerDataSource(SERVER.getJdbcUrl("postgres", name), "postgres", "");
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
