package io.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.Releases;
import io.slipway.release.TaskContent;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Forms get what they read of a release, and history keeps nothing that nobody was shown. */
@SlipwayTest
class ShownContentTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    List<TaskContent> rooms;

    @Test
    void aTaskCarriesWhatItsFormReadsAndNoMore() throws IOException {
        var content = Lifecycle.start(context, "Shown").shown("defineScope");

        var form = FormReading.Form.of(Files.newInputStream(Path.of("forms/flip/define-scope.form")))
                .reads();
        assertThat(form).contains("tickets", "key").doesNotContain("evidence");
        assertThat(content.fieldNames()).containsExactlyInAnyOrderElementsOf(form);
    }

    @Test
    void whatPeopleTypedIsNoMarkdownToAForm() {
        var content = Lifecycle.start(context, "Charts <b>now</b> for *all*").shown("defineScope");

        assertThat(content.prop("title").stringValue()).isEqualTo("Charts \\<b\\>now\\<\\/b\\> for \\*all\\*");
    }

    @Test
    void whatAFormReadsSomeRoomProvides() throws IOException {
        var release = context.getBean(Releases.class)
                .get(Lifecycle.start(context, "Provided").key());
        try (var forms = Files.walk(Path.of("forms"))) {
            for (var form : forms.filter(Files::isRegularFile).toList()) {
                var task = camel(form.getFileName().toString().replace(".form", ""));
                var provided = new TreeSet<>(TaskShown.NAMES);
                provided.add("digest");
                rooms.forEach(room -> provided.addAll(room.of(release, task).keySet()));
                assertThat(provided)
                        .as(form.toString())
                        .containsAll(
                                FormReading.Form.of(Files.newInputStream(form)).reads());
            }
        }
    }

    @Test
    void theColumnsOfATableAreNoFields() throws IOException {
        var form = FormReading.Form.of(Files.newInputStream(Path.of("forms/common/decide-on-failure.form")));

        assertThat(form.fields()).containsExactlyInAnyOrder("decision", "comment", "contentDigest");
    }

    private static String camel(String name) {
        var words = name.split("-");
        var camel = new StringBuilder(words[0]);
        for (var number = 1; number < words.length; number++) {
            camel.append(Character.toUpperCase(words[number].charAt(0))).append(words[number].substring(1));
        }
        return camel.toString();
    }
}
