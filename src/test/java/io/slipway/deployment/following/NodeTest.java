package io.slipway.deployment.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {

    @TempDir
    Path folder;

    @Test
    void aNodeIsCalledTheSameAfterEachStart() {
        var data = folder.resolve("data");

        assertThat(new Node(data).name()).isEqualTo(new Node(data).name()).hasSizeBetween(9, 100);
        assertThat(new Node(folder.resolve("other")).name()).isNotEqualTo(new Node(data).name());
        assertThat(data).isDirectoryNotContaining("glob:**/.node*");
    }

    @Test
    void aCopyOfItsFolderIsAnotherNode() throws IOException {
        var original = new Node(folder.resolve("data"), "hub").name();
        var copy = Files.createDirectories(folder.resolve("copy"));
        Files.copy(folder.resolve("data/node-hub"), copy.resolve("node-hub"));

        var name = new Node(copy, "hub").name();

        assertThat(name).isNotEqualTo(original).isEqualTo(new Node(copy, "hub").name());
        assertThat(new Node(folder.resolve("data"), "hub").name()).isEqualTo(original);
    }

    @Test
    void aFileThatWasCutOffIsWrittenAnew() throws IOException {
        Files.writeString(folder.resolve("node-hub"), "");

        assertThat(new Node(folder, "hub").name()).startsWith("hub-").isEqualTo(new Node(folder, "hub").name());
    }

    @Test
    void hostsThatShareAFolderKeepANameEach() {
        var hub = new Node(folder, "hub").name();
        var spare = new Node(folder, "hub-2").name();

        assertThat(hub).startsWith("hub-").isNotEqualTo(spare);
        assertThat(new Node(folder, "hub").name()).isEqualTo(hub);
        assertThat(new Node(folder, "hub-2").name()).isEqualTo(spare);
    }

    @Test
    void aHostIsCalledSomethingWhateverItsNameIs() {
        assertThat(new Node(folder, "../../\u0000\n").name()).startsWith("....-");
        assertThat(new Node(folder, " \n").name()).startsWith("node-");
        assertThat(folder).isDirectoryContaining("glob:**/node-node").isDirectoryContaining("glob:**/node-....");
    }

    @Test
    void aFileSystemWithoutHardLinksKeepsTheNameToo() throws IOException {
        var archive = URI.create("jar:" + folder.resolve("archive.zip").toUri());
        try (var withoutLinks = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            var data = withoutLinks.getPath("/data");

            assertThat(new Node(data, "hub").name()).isEqualTo(new Node(data, "hub").name());
            Files.writeString(data.resolve("node-hub"), "");
            assertThat(new Node(data, "hub").name()).isEqualTo(new Node(data, "hub").name());
        }
    }

    @Test
    void thoseWhoStartAtOnceOnOneFolderAgree() {
        assertThat(IntStream.range(0, 16).parallel().mapToObj(start -> new Node(folder).name()))
                .containsOnly(new Node(folder).name());
    }
}
