package io.slipway.comms;

import io.slipway.folders.OwnersFolders;
import io.slipway.folders.PerProgramme;
import io.slipway.process.NoticeNames;
import io.slipway.words.Markdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The texts of all notices, read and tried out at the start; a programme's own go before those common to all. */
@Component
class NoticeTemplates implements NoticeNames {

    private static final String ENDING = ".md";

    /** What gathers notices and is none. */
    private static final String DIGEST = "digest";

    /** What is told without a model that says so; what models tell is checked where they come in. */
    static final List<String> NEEDED =
            List.of("task-opened", "task-overdue", "issue-reported-again", "issue-changed", "report-unread");

    private final PerProgramme<NoticeTemplate> templates = new PerProgramme<>();
    private final String frame;

    NoticeTemplates(OwnersFolders folders) throws IOException {
        for (var file : folders.files("templates", "(.*/)?notices/[^/]+\\.md")) {
            var name = file.name().substring(0, file.name().length() - ENDING.length());
            templates.put(
                    file.programme(),
                    name,
                    name.equals(DIGEST)
                            ? NoticeTemplate.ofDigest(name, file.place(), file.text())
                            : NoticeTemplate.of(name, file.place(), file.text()));
        }
        NEEDED.forEach(name -> get(OwnersFolders.COMMON, name));
        frame = new ClassPathResource("/io/slipway/comms/frame.html").getContentAsString(StandardCharsets.UTF_8);
    }

    @Override
    public Set<String> of(String programme) {
        return templates.names(programme).stream()
                .filter(name -> !name.equals(DIGEST))
                .collect(Collectors.toUnmodifiableSet());
    }

    NoticeTemplate digest(String programme) {
        return get(programme, DIGEST);
    }

    NoticeTemplate get(String programme, String name) {
        return templates
                .find(programme, name)
                .orElseThrow(() -> new IllegalStateException("There is no notice '" + name + "'; write templates/"
                        + programme + "/notices/" + name + ".md or use one of " + of(programme)));
    }

    /** Returns the HTML body of a mail: the text in a plain frame that screen readers and old mail programs can read. */
    String html(String subject, String markdown) {
        return frame.replace("{body}", Markdown.html(markdown)).replace("{subject}", HtmlUtils.htmlEscape(subject));
    }
}
