package io.slipway.documents;

import io.slipway.programme.Programmes;
import io.slipway.readiness.DocumentSource;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.Release;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the documents of a release, always by their template (F-066), and prints them. */
@Component
public class Documents {

    private final DocumentTemplates templates;
    private final NotesWriter notes;
    private final ReportWriter reports;
    private final ReleaseDocuments documents;
    private final Programmes programmes;
    private final List<DocumentSource> sources;

    Documents(
            DocumentTemplates templates,
            NotesWriter notes,
            ReportWriter reports,
            ReleaseDocuments documents,
            Programmes programmes,
            List<DocumentSource> sources) {
        this.templates = templates;
        this.notes = notes;
        this.reports = reports;
        this.documents = documents;
        this.programmes = programmes;
        this.sources = sources;
    }

    /** Returns the document as PDF, made anew from the text that was published. */
    public byte[] pdf(ReleaseDocument document) {
        return PdfPrinter.print(document.html());
    }

    /** @param template the name of notes, for example {@code release-notes} */
    ReleaseDocument writeNotes(Release release, String template) {
        var name = programmes.get(release.programme()).title(template);
        return write(release, template, name, notes.facts(release));
    }

    ReleaseDocument writeRolloutReport(Release release) {
        return write(release, ReleaseDocument.ROLLOUT_REPORT, "Rollout report", reports.facts(release));
    }

    /** Writes what another room has to say. */
    ReleaseDocument write(Release release, String kind) {
        var source = sources.stream()
                .filter(known -> known.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        return write(release, kind, source.name(), source.facts(release));
    }

    private ReleaseDocument write(Release release, String kind, String name, Object facts) {
        var title = name + " " + programmes.get(release.programme()).name() + " " + release.number();
        var markdown = templates.markdown(release.programme(), kind, facts);
        return documents.write(release.key(), kind, title, markdown, HtmlPage.of(title, markdown));
    }
}
