package io.slipway.comms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The texts of all notices, read and tried out at the start; files below the home folder replace the packaged ones. */
@Component
class NoticeTemplates {

    private static final String FOLDER = "templates/notices/";

    /** What the packaged lifecycles say. */
    static final List<String> NEEDED = List.of(
            "advice-asked",
            "scope-agreed",
            "schedule-announced",
            "dates-shared",
            "documents-shared",
            "documents-updated",
            "sit-results-shared",
            "uat-notes",
            "release-notes",
            "candidate-signed-off",
            "downtime-announced",
            "downtime-moved",
            "downtime-cancelled",
            "smoke-test-script",
            "smoke-test-finished",
            "rollout-stopped",
            "service-restored",
            "release-closed",
            "release-withdrawn",
            "deployment-started",
            "deployment-finished",
            "deployment-failed",
            "deployment-overdue",
            "task-overdue",
            "issue-reported",
            "issue-reported-again",
            "taken-offline",
            "offline-moved",
            "online-again",
            "status-update",
            "fix-dates",
            "task-escalated");

    private final Map<String, NoticeTemplate> templates = new TreeMap<>();
    private final String frame;

    NoticeTemplates(@Value("${slipway.home:.}") Path home) throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        for (var resource : resolver.getResources("classpath*:" + FOLDER + "*.md")) {
            read(FOLDER + resource.getFilename(), resource);
        }
        var folder = home.resolve(FOLDER).toAbsolutePath().normalize();
        if (Files.isDirectory(folder)) {
            for (var resource : resolver.getResources("file:" + folder + "/*.md")) {
                read(folder + "/" + resource.getFilename(), resource);
            }
        }
        NEEDED.forEach(this::get);
        frame = resolver.getResource("classpath:/io/slipway/comms/frame.html")
                .getContentAsString(StandardCharsets.UTF_8);
    }

    NoticeTemplate get(String name) {
        var template = templates.get(name);
        if (template == null) {
            throw new IllegalStateException("There is no notice '" + name + "'; write " + FOLDER + name
                    + ".md or use one of " + templates.keySet());
        }
        return template;
    }

    /** Returns the HTML body of a mail: the text in a plain frame that screen readers and old mail programs can read. */
    String html(String subject, String markdown) {
        return frame.replace("{body}", Markdown.html(markdown)).replace("{subject}", HtmlUtils.htmlEscape(subject));
    }

    private void read(String file, Resource resource) {
        var filename = String.valueOf(resource.getFilename());
        var name = filename.substring(0, filename.length() - ".md".length());
        try {
            templates.put(name, NoticeTemplate.of(name, file, resource.getContentAsString(StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }
}
