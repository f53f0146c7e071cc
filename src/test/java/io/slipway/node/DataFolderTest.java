package io.slipway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Slipway keeps is its owner's alone to read. */
class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void aNewFolderIsItsOwnersAlone() throws IOException {
        DataFolder.prepare(folder.resolve("data"), Path.of("."));

        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void whatLiesThereFromEarlierStartsIsClosedAndStillRuns() throws IOException {
        var database = open("data/db/slipway.mv.db", "rw-r--r--");
        var check = open("data/sandbox/sites/kch/bin/healthcheck", "rwxr-xr-x");
        var log = open("data/slipway.log.2026-11-27.0.gz", "rw-rw-rw-");

        DataFolder.prepare(folder.resolve("data"), Path.of("."));

        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("data/db"))).isEqualTo("rwx------");
        assertThat(permissions(database)).isEqualTo("rw-------");
        assertThat(permissions(check)).isEqualTo("rwx------");
        assertThat(permissions(log)).isEqualTo("rw-------");
    }

    @Test
    void ownersOfTheFoldersBesideTheDataStillComeIn() throws IOException {
        var database = open("home/db/slipway.mv.db", "rw-r--r--");
        var model = open("home/processes/flip/planned-release.bpmn", "rw-rw-r--");
        var before = permissions(folder.resolve("home"));

        DataFolder.prepare(folder.resolve("home"), folder.resolve("home"));

        assertThat(permissions(folder.resolve("home"))).isEqualTo(before);
        assertThat(permissions(model)).isEqualTo("rw-rw-r--");
        assertThat(permissions(database)).isEqualTo("rw-------");
    }

    @Test
    void whatALinkLeadsToIsNotTouched() throws IOException {
        var elsewhere = open("elsewhere/artefact.tar.gz", "rw-r--r--");
        Files.createDirectories(folder.resolve("data/artefacts"));
        Files.createSymbolicLink(folder.resolve("data/artefacts/flip"), elsewhere.getParent());

        DataFolder.prepare(folder.resolve("data"), Path.of("."));

        assertThat(permissions(elsewhere)).isEqualTo("rw-r--r--");
    }

    @Test
    void aFolderThatCannotBeWrittenStopsTheStartWithASentence() throws IOException {
        var file = Files.writeString(folder.resolve("data"), "a file in its place");

        assertThatThrownBy(() -> DataFolder.prepare(file, Path.of(".")))
                .hasMessageStartingWith("The data folder " + file + " cannot be written by the user ")
                .hasMessageContaining("SLIPWAY_DATA");
    }

    private Path open(String name, String permissions) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
