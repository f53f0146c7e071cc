package io.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.folders.OwnersFolders;
import io.slipway.readiness.DecisionRecord;
import io.slipway.readiness.DocumentSource;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.ReleaseRecord;
import io.slipway.release.ShownDowntimes;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.SiteOutcomes.SiteResult;
import io.slipway.scope.Documentation;
import io.slipway.scope.KnownIssue;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.TicketKind;
import io.slipway.testing.Requirement;
import io.slipway.words.TemplateBroken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class DocumentsTest {

    private static final String NASTY = "<script>alert(1)</script> [x](javascript:alert(1)) | *bold* ✓ Ω";

    @TempDir
    Path folder;

    ReleaseRecord record;
    Release release;

    @BeforeEach
    void begin() {
        record = new ReleaseRecord(folder);
        release = record.begin("1.4.0.0");
        record.scopes.replace(
                release.key(),
                List.of(
                        item("FLIP-101", TicketKind.FEATURE, "Query a cohort across Trusts"),
                        item("FLIP-104", TicketKind.ENHANCEMENT, NASTY),
                        item("FLIP-105", TicketKind.BUG, "XNAT upload times out")));
        release = record.build(release, "1.4.0-rc1");
    }

    @Requirement({"F-063", "F-064", "F-065", "F-022", "F-066"})
    @Test
    void notesDescribeTheChangeAndListItsTicketsByKind() throws IOException {
        record.releases.setNotesSummary(release.key(), "Researchers find cohorts.\n\nAcross all Trusts.");

        var text = printed(notes());

        assertThat(text)
                .contains("Researchers find cohorts.")
                .contains("Across all Trusts.")
                .containsSubsequence("New feature", "FLIP-101", "Enhancement", "FLIP-104", "Bug fix", "FLIP-105");
    }

    @Requirement("F-069")
    @Test
    void notesGiveTheVersionOfEachServiceAndTheFlags() throws IOException {
        var text = printed(notes());

        assertThat(text)
                .contains("1.4.0-rc1")
                .containsPattern("flip-api\\s+1\\.4\\.0")
                .containsPattern("flip-ui\\s+1\\.4\\.1")
                .contains("cohort-export: off");
    }

    @Requirement("F-070")
    @Test
    void notesListKnownIssuesAndSayNoneWhenThereAreNone() {
        assertThat(notes().markdown()).containsPattern("## Known issues\\s+none");

        record.knownIssues.replace(
                release.key(), List.of(KnownIssue.open("FLIP-107", "Sort order is lost", 4, "Sort again")));

        assertThat(notes().markdown())
                .contains("**FLIP-107** (severity 4): Sort order is lost. Workaround: Sort again");
    }

    @Requirement({"F-073", "F-075"})
    @Test
    void notesShareTheUpdatedDocumentsAndSayWhyOthersAreNot() {
        document("Clinical safety", true, "https://docs.example/safety (v2)");
        document("Information governance", true, "https://docs.example/ig");
        document("Training", false, null);

        var notes = notes();

        assertThat(notes.html())
                .contains("href=\"https://docs.example/safety%20%28v2%29\"")
                .contains("href=\"https://docs.example/ig\"");
        assertThat(notes.markdown()).contains("**Training**: not needed: because of the change");
    }

    @Requirement("F-034")
    @Test
    void notesCarryTheSitEvidenceWithItsDigestAndTheSignOffs() throws IOException {
        var proof = record.evidence.add(
                release,
                List.of("FLIP-101"),
                "sit (1).txt",
                "text/plain",
                "passed".getBytes(StandardCharsets.UTF_8),
                "dev-team");
        record.results.record(release.key(), "1.4.0-rc1", "SIT, manual functional", "release", true, "", "dev-team");
        record.results.record(release.key(), "1.4.0-rc1", "UAT sign-off", "FLIP-101", true, "", "product-owner");
        record.results.record(release.key(), "1.3.9", "UAT sign-off", "FLIP-105", true, "", "product-owner");

        var notes = notes();

        assertThat(printed(notes)).contains("sit (1).txt").contains("SIT, manual functional");
        assertThat(notes.markdown())
                .contains(proof.sha256())
                .contains("/releases/FLIP-1.4.0.0/evidence/" + proof.id())
                .contains("- **FLIP-101**: signed off, product-owner")
                .doesNotContain("**FLIP-105**: signed off");
    }

    @Test
    void textOfTicketsStaysText() throws IOException {
        var notes = notes();

        assertThat(notes.html())
                .doesNotContain("<script>")
                .doesNotContain("javascript:alert(1)\"")
                .contains("&lt;script&gt;");
        assertThat(printed(notes).replaceAll("\\s+", " ")).contains(NASTY);
    }

    @Test
    void theSameNotesAreOneRevision() {
        assertThat(notes().revision()).isEqualTo(1);
        assertThat(notes().revision()).isEqualTo(1);
        record.releases.setNotesSummary(release.key(), "Other words");

        assertThat(notes().revision()).isEqualTo(2);
    }

    @Test
    void notesAreWrittenEvenBeforeThereIsABuild() throws IOException {
        var bare = record.begin("1.5.0.0");

        var text = printed(documents().writeNotes(bare, "release-notes"));

        assertThat(text).contains("Find cohorts across Trusts").contains("No build is registered yet");
    }

    @Requirement("F-042")
    @Test
    void uatNotesSayWhatToTestAndWhereToGiveFeedback() throws IOException {
        var notes = documents().writeNotes(release, "uat-notes");

        assertThat(printed(notes)).contains("please test").contains("1.4.0-rc1").contains("https://trello.example");
        assertThat(notes.kind()).isEqualTo("uat-notes");
    }

    @Requirement("F-089")
    @Test
    void theReportGivesEverySiteAnOutcome() throws IOException {
        var evening = Instant.parse("2026-12-01T19:00:00Z");
        record.windows.set(
                release.key(), new Window(1, evening, Instant.parse("2026-12-01T21:00:00Z"), "Clinics have closed"));
        agree("kch", SiteAgreement.State.AGREED, evening);
        agree("gstt", SiteAgreement.State.LEFT_OUT, evening);
        record.releases.learn(release.key(), "Ask earlier.");

        var text = printed(documents(
                        new SiteResult("production", "kch", 1, true, "Succeeded", null, evening),
                        new SiteResult("production", "uclh", 1, false, "Failed", "VPN down", evening),
                        new SiteResult("sit", "sit", 0, true, "Succeeded", null, evening))
                .writeRolloutReport(release));

        assertThat(text.replaceAll("\\s+", " "))
                .contains("Central Hub 0 - Not deployed -")
                .contains("King's College Hospital 1 1 December 2026, 19:00 Succeeded 1 December 2026, 19:00")
                .contains("Failed: VPN down")
                .contains("Left out of this release")
                .contains("Clinics have closed")
                .contains("SIT (Cloud), SIT: Succeeded")
                .contains("Ask earlier.")
                .contains("kch runs another build");
    }

    @Requirement("F-089")
    @Test
    void theReportTellsTheActualDowntimeBesideThePredictedOneAndWhoDecided() throws IOException {
        var evening = Instant.parse("2026-12-01T19:00:00Z");
        var end = Instant.parse("2026-12-01T21:00:00Z");
        record.windows.set(release.key(), new Window(1, evening, end, "Clinics have closed"));
        assertThat(printed(documents().writeRolloutReport(release)).replaceAll("\\s+", " "))
                .contains("Predicted: 1 December 2026, 19:00 to 1 December 2026, 21:00", "no banner was shown");

        shown = new Told(List.of(
                new ShownDowntimes.Shown(0, evening.minusSeconds(7200), evening.minusSeconds(3600)),
                new ShownDowntimes.Shown(1, evening, evening.plusSeconds(4260))));
        taken = key -> List.of(
                new DecisionRecord.Taken(evening, "Sign off OAT", "Sign off", "Paula Owner (paula)", "Product Owner"));

        assertThat(printed(documents().writeRolloutReport(release)).replaceAll("\\s+", " "))
                .contains("Predicted: not planned", "1 December 2026, 17:00 to 1 December 2026, 18:00, 1 h")
                .contains("Actual: 1 December 2026, 19:00 to 1 December 2026, 20:11, 1 h 11 min")
                .contains("Sign off OAT: Sign off, Paula Owner (paula) for Product Owner, 1 December 2026, 19:00");
    }

    @Test
    void aTemplateBesideTheApplicationReplacesThePackagedOneAndABrokenOneStopsTheStart() throws IOException {
        var template = "templates/flip/documents/release-notes.md";
        write(template, "# Our {{version}}\n");
        assertThat(notes().markdown()).isEqualTo("# Our 1.4.0.0\n");

        for (var mistake : List.of("# {{#groups}}\n", "# {{verison}}\n", "{{#groups}}{{knid}}{{/groups}}\n")) {
            write(template, mistake);
            assertThatThrownBy(this::templates)
                    .isInstanceOf(TemplateBroken.class)
                    .hasMessageContaining("release-notes.md");
        }
    }

    @Test
    void aPdfIsTaggedAndItsFontsAreInside() throws IOException {
        try (var pdf = Loader.loadPDF(documents().pdf(notes()))) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
        }
    }

    @Test
    void aTemplateOfADocumentThatNobodyWritesStopsTheStart() {
        write("templates/flip/documents/minutes.md", "# Minutes\n");

        assertThatThrownBy(this::templates)
                .isInstanceOf(TemplateBroken.class)
                .hasMessageContaining("minutes.md is no document that is ever written; name it as one of [")
                .hasMessageContaining("rollout-report");
    }

    private void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private ReleaseDocument notes() {
        return documents().writeNotes(record.releases.get(release.key()), "release-notes");
    }

    private String printed(ReleaseDocument document) throws IOException {
        try (var pdf = Loader.loadPDF(documents().pdf(document))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    /** What other rooms know of downtimes and decisions, as a test sets it. */
    private ShownDowntimes shown = new Told(List.of());

    private DecisionRecord taken = release -> List.of();

    private record Told(List<Shown> all) implements ShownDowntimes {

        @Override
        public boolean wasAsked(ReleaseKey release) {
            return !all.isEmpty();
        }

        @Override
        public boolean isOver(ReleaseKey release, int window, Instant since) {
            return all.stream().anyMatch(one -> one.window() == window && one.until() != null);
        }

        @Override
        public List<Shown> shown(ReleaseKey release) {
            return all;
        }
    }

    private Documents documents(SiteResult... reached) {
        SiteOutcomes outcomes = new SiteOutcomes() {
            @Override
            public List<SiteResult> of(ReleaseKey key) {
                return List.of(reached);
            }

            @Override
            public Optional<List<String>> differences(ReleaseKey key) {
                return Optional.of(List.of("kch runs another build"));
            }
        };
        var results = new CountedTestResults(record.results, record.people);
        return new Documents(
                templates(),
                new NotesWriter(
                        record.programmes,
                        record.scopes,
                        record.builds,
                        record.knownIssues,
                        record.documentations,
                        results,
                        record.evidence,
                        record.assessments,
                        "https://slipway.example"),
                new ReportWriter(
                        record.programmes,
                        record.releases,
                        record.builds,
                        record.downtimes(shown),
                        record.agreements,
                        results,
                        new StaticListableBeanFactory(Map.of("outcomes", outcomes)).getBeanProvider(SiteOutcomes.class),
                        new StaticListableBeanFactory(Map.of("decisions", taken))
                                .getBeanProvider(DecisionRecord.class)),
                record.documents,
                record.programmes,
                List.of());
    }

    private DocumentTemplates templates() {
        var sources = Stream.of(ReleaseDocument.RCA_LIST, ReleaseDocument.ROOT_CAUSE_ANALYSIS)
                .map(this::source)
                .toList();
        return new DocumentTemplates(new OwnersFolders(folder), sources);
    }

    /** What another room has to say, of which nothing is asked here; its template lies beside the application. */
    private DocumentSource source(String kind) {
        write("templates/common/documents/" + kind + ".md", "Nothing");
        return new DocumentSource() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public String name() {
                return kind;
            }

            @Override
            public Object facts(Release release) {
                return example();
            }

            @Override
            public Object example() {
                return "";
            }
        };
    }

    private void agree(String site, SiteAgreement.State state, Instant start) {
        record.agreements.set(release.key(), new SiteAgreement(site, 1, state, start, null, "trust-" + site, start));
    }

    private void document(String title, boolean needed, @org.jspecify.annotations.Nullable String link) {
        record.documentations.set(
                release.key(),
                new Documentation(title, title, needed, "because of the change", link, "dev-team", null));
    }

    private static ScopeItem item(String ticket, TicketKind kind, String summary) {
        return new ScopeItem(ticket, kind, summary, null, null, "Done", true, kind == TicketKind.FEATURE, null, false);
    }
}
