package io.slipway.documents;

import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.slipway.folders.OwnersFile;
import io.slipway.folders.OwnersFolders;
import io.slipway.folders.PerProgramme;
import io.slipway.readiness.DocumentSource;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.words.TemplateBroken;
import io.slipway.words.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The templates of the documents, tried out at the start; a programme's own go before those common to all. */
@Component
class DocumentTemplates {

    private static final String ENDING = ".md";
    private static final String NOTES = "-notes";

    private final PerProgramme<Template> templates = new PerProgramme<>();
    private final Map<String, Object> examples = new TreeMap<>();

    DocumentTemplates(OwnersFolders folders, List<DocumentSource> sources) {
        examples.put(ReleaseDocument.ROLLOUT_REPORT, ReportFacts.example());
        sources.forEach(source -> examples.put(source.kind(), source.example()));
        for (var file : folders.files("templates", "(.*/)?documents/[^/]+\\.md")) {
            var kind = file.name().substring(0, file.name().length() - ENDING.length());
            templates.put(file.programme(), kind, template(file, example(file, kind)));
        }
        examples.keySet().forEach(kind -> get(OwnersFolders.COMMON, kind));
    }

    /** Returns the document as Markdown, the only form it is ever written in by hand. */
    String markdown(String programme, String kind, Object facts) {
        return get(programme, kind).execute(facts).replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private Template get(String programme, String kind) {
        return templates
                .find(programme, kind)
                .orElseThrow(() -> new IllegalArgumentException("There is no document '" + kind + "'; write templates/"
                        + programme + "/documents/" + kind + ".md or use one of " + templates.names(programme)));
    }

    private Object example(OwnersFile file, String kind) {
        if (kind.endsWith(NOTES)) {
            return NotesFacts.example();
        }
        return Optional.ofNullable(examples.get(kind))
                .orElseThrow(() ->
                        new TemplateBroken(file.place() + " is no document that is ever written; name it as one of "
                                + examples.keySet() + ", or end its name with " + NOTES + " for notes of its own"));
    }

    private static Template template(OwnersFile file, Object example) {
        try {
            var template = Templates.MARKDOWN.compile(file.text());
            template.execute(example);
            return template;
        } catch (MustacheException broken) {
            throw new TemplateBroken(file.place() + " cannot be used: " + broken.getMessage()
                    + ". Close every section, and name only what "
                    + example.getClass().getSimpleName() + " has");
        }
    }
}
