package io.slipway.node;

import java.io.File;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Watches the database in a file, which closes itself when the disk is full and is opened again by a new start alone;
 * what was committed is in the file. So the application ends then, for whoever supervises it to start it again.
 */
@Component
@Conditional(EmbeddedDatabase.InAFile.class)
class EmbeddedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int CLOSED = 90098;
    private static final int MEGABYTE = 1024 * 1024;

    static final class InAFile implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment()
                    .getProperty("spring.datasource.url", "")
                    .startsWith("jdbc:h2:file:");
        }
    }

    private final JdbcClient db;
    private final Ending ending;
    private final File folder;

    EmbeddedDatabase(JdbcClient db, Ending ending, @Value("${slipway.data}") Path data) {
        this.db = db;
        this.ending = ending;
        this.folder = data.toFile();
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        try {
            db.sql("SELECT 1").query(Integer.class).single();
        } catch (DataAccessException failure) {
            if (failure.getCause() instanceof SQLException cause && cause.getErrorCode() == CLOSED) {
                LOG.error(
                        "The database in {} has closed itself; {} MB are free there. Slipway ends: make room and start it"
                                + " again, nothing that was committed is lost",
                        folder,
                        folder.getUsableSpace() / MEGABYTE);
                ending.begin();
            }
        }
    }
}
