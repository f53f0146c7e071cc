package io.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.Releases;
import io.slipway.release.TaskContent;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.SlipwayTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
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

        var form = FormReading.names(Files.newInputStream(Path.of("forms/define-scope.form")));
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
        try (var forms = Files.list(Path.of("forms"))) {
            for (var form : forms.toList()) {
                var task = camel(form.getFileName().toString().replace(".form", ""));
                var provided = new TreeSet<>(List.of("siteName", "activity"));
                rooms.forEach(room -> provided.addAll(room.of(release, task).keySet()));
                assertThat(provided).as(form.toString()).containsAll(FormReading.names(Files.newInputStream(form)));
            }
        }
    }

    @Test
    void aFormBoundToItsModelIsReadOnce() {
        var reading = new FormReading();
        var texts = Stream.of("{{content.key}} =content.scope", "{{content.title}}")
                .map(text -> (InputStream) new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .iterator();

        assertThat(reading.bound("model:1 task", texts::next)).containsExactlyInAnyOrder("key", "scope");
        assertThat(reading.bound("model:1 task", texts::next)).containsExactlyInAnyOrder("key", "scope");
        assertThat(reading.bound("model:2 task", texts::next)).containsExactly("title");
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
