package io.slipway.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.folders.OwnersFolders;
import io.slipway.models.rules.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFoldersTest {

    private static final String ANOTHER = """
            {"id": "another", "components": [{"type": "text", "id": "question", "text": "## What now?"},
             {"type": "expression", "id": "contentDigest", "key": "contentDigest", "expression": "=content.digest"}]}""";

    @TempDir
    Path home;

    @Test
    void withoutFoldersBesideTheApplicationThePackagedFilesAreDeployedUnderTheirFileNames() throws IOException {
        assertThat(folders().files())
                .extracting(ModelFile::getPathWithinContext)
                .contains("planned-release.bpmn", "consult.bpmn", "define-scope.form")
                .doesNotHaveDuplicates();
        assertThat(folders().files()).extracting(ModelFile::place).contains("processes/flip/planned-release.bpmn");
    }

    @Test
    void aFileBesideTheApplicationReplacesThePackagedOneUnderTheSameName() throws IOException {
        var packaged = folders().files().size();
        write(
                "forms/flip/define-scope.form",
                House.edited("define-scope.form")
                        .replace("Tickets in scope", "What is in it")
                        .text());
        write("forms/flip/another.form", ANOTHER);
        write("forms/flip/define-scope.form.bak", "whatever an editor leaves");

        var files = folders().files();

        assertThat(files).hasSize(packaged + 1);
        assertThat(files)
                .filteredOn(file -> file.getFilename().equals("define-scope.form"))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.place())
                            .isEqualTo(
                                    home.resolve("forms/flip/define-scope.form").toString());
                    assertThat(new String(file.getByteArray())).contains("What is in it");
                });
    }

    @Test
    void brokenFilesStopTheStartWithTheirPathTheirLineAndTheMend() {
        var form = write("forms/flip/define-scope.form", "{\n  \"id\": \"define-scope\",\n  \"components\": [}\n");
        var model = write("processes/flip/planned-release.bpmn", "<definitions>\n  <process\n</definitions>\n");
        var script = write("processes/common/own.bpmn", """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
                  <process id="own">
                    <scriptTask id="it" scriptFormat="groovy"/>
                  </process>
                </definitions>""");

        assertThatThrownBy(() -> folders().files())
                .isInstanceOf(ModelBroken.class)
                .hasMessageContaining("mend the files and start again")
                .hasMessageContaining(form
                        + ", line 3: not a readable form: Unexpected close marker '}': expected ']'; mend the JSON")
                .hasMessageContaining(model + ", line 3: not a readable model")
                .hasMessageContaining(
                        script
                                + ", line 3, scriptTask 'it': the element 'bpmn:scriptTask' may not be used; use a service task");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        write("processes/flip/consult.bpmn", """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>""");

        assertThatThrownBy(() -> folders().files())
                .hasMessageContaining("bears the same name as processes/common/consult.bpmn");
    }

    @Test
    void aFileInTheFolderOfNoProgrammeIsRefused() {
        var astray = write("forms/flop/another.form", ANOTHER);

        assertThatThrownBy(() -> folders().files())
                .hasMessageContaining(astray
                        + ": lies in the folder of no programme; move it to one of [forms/common/, forms/flip/]");
    }

    private ModelFolders folders() {
        return new ModelFolders(new OwnersFolders(home), House.rules());
    }

    private Path write(String name, String content) {
        try {
            var file = home.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
