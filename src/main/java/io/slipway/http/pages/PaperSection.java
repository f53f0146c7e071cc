package io.slipway.http.pages;

import io.slipway.build.TestEvidenceFiles;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.scope.Documentations;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is written about the release, and what was handed in as proof of tests. */
@Component
class PaperSection implements ReleaseSection {

    private final Documentations documentations;
    private final ReleaseDocuments documents;
    private final TestEvidenceFiles evidence;

    PaperSection(Documentations documentations, ReleaseDocuments documents, TestEvidenceFiles evidence) {
        this.documentations = documentations;
        this.documents = documents;
        this.evidence = evidence;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        var key = reading.release().key();
        model.addAttribute("documentations", documentations.of(key))
                .addAttribute("documents", documents.of(key))
                .addAttribute("evidence", evidence.of(key))
                .addAttribute(
                        "mayHandIn",
                        reading.standing().inFlight() && reading.viewer().mayHandInEvidence(reading.programme()));
    }
}
