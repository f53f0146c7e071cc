package io.slipway.documents;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.slipway.release.DocumentSource;
import io.slipway.release.ReleaseDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The templates of the documents, tried out at the start; one beside the running application replaces a packaged one. */
@Component
class Templates {

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .nullValue("")
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withEscaper(Markdown::text);

    private final Map<String, Template> templates = new TreeMap<>();

    Templates(@Value("${slipway.home}") Path home, List<DocumentSource> sources) throws IOException {
        load(home, ReleaseDocument.UAT_NOTES, NotesFacts.example());
        load(home, ReleaseDocument.RELEASE_NOTES, NotesFacts.example());
        load(home, ReleaseDocument.ROLLOUT_REPORT, ReportFacts.example());
        for (var source : sources) {
            load(home, source.kind(), source.example());
        }
    }

    /** Returns the document as Markdown, the only form it is ever written in by hand. */
    String markdown(String kind, Object facts) {
        var template = templates.get(kind);
        if (template == null) {
            throw new IllegalArgumentException("There is no document '" + kind + "'; known are " + templates.keySet());
        }
        return template.execute(facts).replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private void load(Path home, String kind, Object example) throws IOException {
        var name = "templates/documents/" + kind + ".md";
        var file = home.resolve(name);
        var own = Files.exists(file);
        var text =
                own ? Files.readString(file) : new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        try {
            var template = COMPILER.compile(text);
            template.execute(example);
            templates.put(kind, template);
        } catch (MustacheException broken) {
            throw new TemplateBroken((own ? file.toString() : name) + " cannot be used: " + broken.getMessage()
                    + ". Close every section, and name only what "
                    + example.getClass().getSimpleName() + " has");
        }
    }
}
