package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    Path folder;

    @Test
    void tarUnpacksItAndTheSameContentGivesTheSameBytes() throws IOException {
        var files = Map.of("app.txt", "flip-api 1.4.0.0-rc1\n");
        Files.write(folder.resolve("a.tar.gz"), Archive.of(files));

        Keys.run("tar", "xzf", folder.resolve("a.tar.gz").toString(), "-C", folder.toString());

        assertThat(folder.resolve("app.txt")).hasContent("flip-api 1.4.0.0-rc1");
        assertThat(Archive.of(files)).isEqualTo(Archive.of(files));
    }
}
