package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.PackagedSlipway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners put beside the packaged application is in force, however its folder is named. */
@Tag("process")
class OwnersFoldersTest {

    @TempDir
    Path home;

    @ParameterizedTest(name = "SLIPWAY_HOME={0}")
    @NullSource
    @ValueSource(strings = "./")
    void everyFolderBesideTheJarIsInForce(String setting) throws IOException {
        copy("programmes/flip.yaml", "name: FLIP federated learning platform", "name: FLIP of the folder");
        copy("processes/common/consult.bpmn", "name=\"Consult\"", "name=\"Consult as its owner wants it\"");
        copy("forms/common/give-advice.form", "\"components\"", "  \"components\"");
        copy("templates/flip/notices/scope-agreed.md", "**Why:**", "**The reason:**");
        copyFolder("playbooks");

        try (var slipway = PackagedSlipway.start(home, setting)) {
            assertThat(slipway.as("admin")
                            .get("/api/calendar")
                            .at("/programmes/0/name")
                            .asText())
                    .isEqualTo("FLIP of the folder");
            assertThat(slipway.as("auditor")
                            .get("/engine-rest/process-definition/key/consult")
                            .path("name")
                            .asText())
                    .isEqualTo("Consult as its owner wants it");
            assertThat(slipway.log())
                    .contains(
                            "1 files of " + home.resolve("programmes"),
                            "1 files of " + home.resolve("processes"),
                            "1 files of " + home.resolve("forms"),
                            "1 files of " + home.resolve("templates"),
                            "files of " + home.resolve("playbooks"));
        }
    }

    private void copy(String file, String packaged, String own) throws IOException {
        var text = Files.readString(Path.of(file));
        assertThat(text).contains(packaged);
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text.replace(packaged, own));
    }

    private void copyFolder(String folder) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.createDirectories(home.resolve(file).getParent());
                Files.copy(file, home.resolve(file));
            }
        }
    }
}
