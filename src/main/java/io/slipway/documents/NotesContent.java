package io.slipway.documents;

import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The notes themselves, in the form that reviews them. */
@Component
class NotesContent implements TaskContent {

    private final ReleaseDocuments documents;
    private final String url;

    NotesContent(ReleaseDocuments documents, @Value("${slipway.url}") String url) {
        this.documents = documents;
        this.url = url;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        if (!task.equals("reviewNotes")) {
            return Map.of();
        }
        return Map.of(
                "notes",
                () -> documents
                        .newest(release.key(), ReleaseDocument.RELEASE_NOTES)
                        .map(ReleaseDocument::markdown)
                        .orElse(""),
                "notesUrl",
                () -> url + "/api/releases/" + release.key() + "/notes.html");
    }
}
