package io.slipway.comms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.folders.OwnersFolders;
import io.slipway.testing.Requirement;
import io.slipway.words.Markdown;
import io.slipway.words.ReadableTime;
import io.slipway.words.TemplateBroken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTemplatesTest {

    @TempDir
    Path home;

    static Stream<String> packaged() throws IOException {
        return new NoticeTemplates(new OwnersFolders(Path.of("target"))).of("flip").stream();
    }

    @ParameterizedTest
    @MethodSource("packaged")
    void everyNoticeSaysWhatWhyAndWhomToAsk(String name) throws IOException {
        var template = templates().get("flip", name);
        for (var facts : List.of(NoticeFacts.full(), NoticeFacts.bare())) {
            assertThat(template.subject(facts))
                    .isNotBlank()
                    .doesNotContain("{{")
                    .hasSizeLessThan(120);
            assertThat(template.markdown(facts))
                    .contains("sam@localhost")
                    .containsAnyOf("http://localhost/releases/PAY-1.4.0.0", "http://localhost/task")
                    .doesNotContain("{{");
        }
    }

    @Test
    @Requirement({"F-067", "F-068"})
    void notesTravelInTheMailItself() throws IOException {
        var templates = templates();
        for (var name : List.of("uat-notes", "release-notes")) {
            assertThat(templates.get("flip", name).head().document()).isEqualTo(name);
            assertThat(templates.get("flip", name).markdown(NoticeFacts.full())).contains("Text");
        }
    }

    @Test
    void aFileBesideTheApplicationReplacesThePackagedOneAndAProgrammesOwnGoesBeforeTheCommonOne() throws IOException {
        write("common", "service-restored", "---\nsubject: Back\n---\nHello {{release}}\n");
        assertThat(said("service-restored")).isEqualTo("Hello PAY-1.4.0.0\n");

        write("flip", "service-restored", "---\nsubject: Back\n---\nYour {{release}}\n");
        assertThat(said("service-restored")).isEqualTo("Your PAY-1.4.0.0\n");
        assertThat(templates().get("another", "service-restored").markdown(NoticeFacts.bare()))
                .isEqualTo("Hello PAY-1.4.0.0\n");
    }

    @Test
    void aTemplateThatNoProgrammeReadsStopsTheStart() throws IOException {
        var file = Files.createDirectories(home.resolve("templates/notices")).resolve("service-restored.md");
        Files.writeString(file, "---\nsubject: Back\n---\nHello\n");

        assertThatThrownBy(this::templates)
                .hasMessageContaining(file + ": lies in the folder of no programme")
                .hasMessageContaining("templates/common/, templates/flip/");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            ---;subject: x;---;one;{{wat}}             | line 5: there is no '{{wat}}'; use one of [activity,
            ---;subject: {{wat}};---;one               | line 2: there is no '{{wat}}'
            ---;subject: x;---;one;{{starts}}          | line 5: '{{starts}}' is not known at this place
            ---;subject: x;---;one;{{#task}};two       | line 5:
            one                                        | line 1: the file must begin with ---
            ---;text                                   | line 2: write 'subject: ...'
            ---;subject: x;one: two                    | line 3: write 'subject: ...'
            ---;subject: x;calendar: maybe;---;x       | 'calendar: maybe' is unknown
            """)
    void aBrokenTemplateStopsTheStartWithFileLineAndMend(String text, String message) throws IOException {
        write("flip", "service-restored", text.replace(';', '\n'));
        assertThatThrownBy(this::templates)
                .isInstanceOf(TemplateBroken.class)
                .hasMessageContaining("service-restored.md, ")
                .hasMessageContaining(message);
    }

    @Test
    @Requirement("F-083")
    void timesAreToldOnTheProgrammesClock() {
        var time = new ReadableTime(java.time.ZoneId.of("Europe/London"));
        assertThat(time.inNotice(java.time.Instant.parse("2026-07-02T20:30:00Z")))
                .isEqualTo("21:30 on Thursday 2 July (London time)");
        assertThat(time.inNotice(java.time.Instant.parse("2026-12-03T21:30:00Z")))
                .isEqualTo("21:30 on Thursday 3 December (London time)");
    }

    @Test
    void whatPeopleTypeIsShownAndNeverObeyed() throws IOException {
        var hostile = "<img src=x onerror=alert(1)> [win](javascript:alert(1)) **bold** {{link}}\n# big";
        var markdown =
                "Title: " + Markdown.escape(hostile) + "\n\n[a](javascript:alert(2)) <script>alert(3)</script>\n";
        var html = templates().html("<b>\"x\"</b>", markdown);
        assertThat(html)
                .contains("<title>&lt;b&gt;&quot;x&quot;&lt;/b&gt;</title>", "&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img", "<script", "href=\"javascript", "<strong>", "<h1>big");
        assertThat(Markdown.text(markdown)).contains("Title: " + hostile.replace("\n", " "));
    }

    private NoticeTemplates templates() throws IOException {
        return new NoticeTemplates(new OwnersFolders(home));
    }

    private String said(String name) throws IOException {
        return templates().get("flip", name).markdown(NoticeFacts.bare());
    }

    private void write(String owner, String name, String text) throws IOException {
        var folder = Files.createDirectories(home.resolve("templates/" + owner + "/notices"));
        Files.writeString(folder.resolve(name + ".md"), text);
    }
}
