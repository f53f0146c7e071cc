package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The same with H2 in a file, as it is outside tests: very many rows have no room in memory. */
public final class StoredSurroundings extends Surroundings {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        super.initialize(context);
        if (!Database.isPostgres()) {
            TestPropertyValues.of("spring.datasource.url=jdbc:h2:file:" + folder()
                            + "/slipway;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;QUERY_CACHE_SIZE=128")
                    .applyTo(context);
        }
    }

    /** What an earlier measurement left there is gone. */
    private static Path folder() {
        try {
            var folder = Path.of("target", "benchmark").toAbsolutePath();
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
