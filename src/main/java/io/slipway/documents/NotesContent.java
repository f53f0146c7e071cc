package io.slipway.documents;

import io.slipway.release.ReleaseDocument;
import io.slipway.release.ReleaseDocuments;
import io.slipway.release.ReleaseKey;
import io.slipway.release.TaskContent;
import java.util.Map;
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
    public Map<String, Object> of(ReleaseKey release, String task) {
        if (!task.equals("reviewNotes")) {
            return Map.of();
        }
        return Map.of(
                "notes",
                documents
                        .newest(release, ReleaseDocument.RELEASE_NOTES)
                        .map(ReleaseDocument::markdown)
                        .orElse(""),
                "notesUrl",
                url + "/api/releases/" + release + "/notes.html");
    }
}
