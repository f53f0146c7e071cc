package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ModelFoldersTest {

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
        write("forms/define-scope.form", "{\"id\": \"define-scope\", \"components\": []}");
        write("forms/another.form", "{\"id\": \"another\", \"components\": []}");
        write("forms/define-scope.form.bak", "whatever an editor leaves");

        var files = folders().files();

        assertThat(files).hasSize(packaged + 1);
        assertThat(files)
                .filteredOn(file -> file.getFilename().equals("define-scope.form"))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.place())
                            .isEqualTo(home.resolve("forms/define-scope.form").toString());
                    assertThat(new String(file.getByteArray())).contains("\"components\": []");
                });
    }

    @Test
    void brokenFilesStopTheStartWithTheirPathTheirLineAndTheMend() {
        var form = write("forms/define-scope.form", "{\n  \"id\": \"define-scope\",\n  \"components\": [}\n");
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
                        script + ", line 3, scriptTask 'it': scripts are not run here; use a service task");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        write("processes/consult.bpmn", """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>""");

        assertThatThrownBy(() -> folders().files())
                .hasMessageContaining("bears the same name as processes/common/consult.bpmn");
    }

    private ModelFolders folders() {
        return new ModelFolders(home, new ModelRules(new Expressions(new StaticListableBeanFactory(), Set.of())));
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
