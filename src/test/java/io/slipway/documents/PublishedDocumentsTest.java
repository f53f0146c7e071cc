package io.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestClock;
import io.slipway.testing.TicketFile;
import io.slipway.tickets.TicketRelease;
import io.slipway.tickets.TicketSystem;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a release leaves behind in documents and in the ticket system, with the whole application at work. */
@Tag("engine")
@SlipwayTest
class PublishedDocumentsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    Documents documents;

    @Autowired
    ReleaseDocuments written;

    @Autowired
    Releases releases;

    @Autowired
    TicketSystem tickets;

    @BeforeEach
    void today() {
        clock.reset();
    }

    @Requirement({"F-021", "F-029", "F-034", "F-063", "F-089"})
    @Test
    void aReleaseThatReachedProductionLeavesNotesAReportAndAClosedTicketRelease() throws IOException {
        var release = PlannedRelease.start(context, "Notes and report");
        release.throughRestore();
        release.close();

        assertThat(printed(release.key(), "uat-notes")).contains(release.tickets());
        assertThat(printed(release.key(), ReleaseDocument.RELEASE_NOTES))
                .contains(release.tickets())
                .contains(release.build())
                .contains("SIT, manual functional")
                .contains("signed off, Priya Owen");
        assertThat(tickets.get("FLIP", release.tickets()))
                .allSatisfy(ticket -> assertThat(ticket.evidence()).isNotEmpty());

        assertThat(printed(release.key(), ReleaseDocument.ROLLOUT_REPORT).replaceAll("\\s+", " "))
                .contains("Central Hub")
                .contains("King's College Hospital 1")
                .contains("Deployed and verified")
                .doesNotContain("Not deployed");
        assertThat(state(release.key())).isEqualTo(TicketRelease.State.RELEASED);
    }

    @Requirement("F-070")
    @Test
    void notesListWhatIsOpenWhenTheyAreWrittenAndNotWhatWasOpenAtSitSignOff() {
        var release = PlannedRelease.start(context, "Known issues");
        TicketFile.addOpenBug(context, "FLIP-9191", 4);
        TicketFile.addOpenBug(context, "FLIP-9192", 5);
        try {
            release.throughSit();
            TicketFile.close(context, "FLIP-9191");
            TicketFile.addOpenBug(context, "FLIP-9193", 5);
            release.throughUatAgain();

            assertThat(written.newest(release.key(), ReleaseDocument.RELEASE_NOTES)
                            .orElseThrow()
                            .markdown())
                    .contains("FLIP-9192", "FLIP-9193")
                    .doesNotContain("FLIP-9191");
        } finally {
            List.of("FLIP-9191", "FLIP-9192", "FLIP-9193").forEach(key -> TicketFile.close(context, key));
        }
    }

    @Requirement("F-021")
    @Test
    void aWithdrawnReleaseLeavesNoOpenTicketRelease() {
        var release = PlannedRelease.start(context, "Given up");
        release.throughScope();
        assertThat(state(release.key())).isEqualTo(TicketRelease.State.OPEN);

        releases.withdraw(release.key(), "dev-team", "The roadmap has changed");
        release.life().advance();

        assertThat(state(release.key())).isEqualTo(TicketRelease.State.WITHDRAWN);
    }

    private TicketRelease.State state(ReleaseKey key) {
        return tickets.releaseOf("FLIP", key.value()).orElseThrow().state();
    }

    private String printed(ReleaseKey key, String kind) throws IOException {
        var document = written.newest(key, kind).orElseThrow();
        try (var pdf = Loader.loadPDF(documents.pdf(document))) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
