package io.slipway.documents;

import io.slipway.build.Build;
import io.slipway.build.Builds;
import io.slipway.build.TestEvidenceFiles;
import io.slipway.downtime.Assessment;
import io.slipway.downtime.Outages;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.scope.Documentations;
import io.slipway.scope.KnownIssues;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.scope.TicketKind;
import io.slipway.words.Markdown;
import io.slipway.words.ReadableTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what the notes of a release say. */
@Component
class NotesWriter {

    private final Programmes programmes;
    private final Scopes scopes;
    private final Builds builds;
    private final KnownIssues knownIssues;
    private final Documentations documentations;
    private final CountedTestResults results;
    private final TestEvidenceFiles evidence;
    private final Outages assessments;
    private final String url;

    NotesWriter(
            Programmes programmes,
            Scopes scopes,
            Builds builds,
            KnownIssues knownIssues,
            Documentations documentations,
            CountedTestResults results,
            TestEvidenceFiles evidence,
            Outages assessments,
            @Value("${slipway.url}") String url) {
        this.programmes = programmes;
        this.scopes = scopes;
        this.builds = builds;
        this.knownIssues = knownIssues;
        this.documentations = documentations;
        this.results = results;
        this.evidence = evidence;
        this.assessments = assessments;
        this.url = url;
    }

    NotesFacts facts(Release release) {
        var programme = programmes.get(release.programme());
        var build = builds.current(release);
        var services = services(build);
        var tests = results.tests(programme, release);
        var date = release.scheduledDate();
        return new NotesFacts(
                programme.name(),
                release.number(),
                Markdown.paragraphs(summary(release)),
                release.planReference(),
                date == null ? "not settled yet" : ReadableTime.inDocument(date),
                groups(release),
                build.map(Build::name).orElse(null),
                build.map(Build::digest).orElse(null),
                !services.isEmpty(),
                services,
                flags(build),
                issues(release),
                documents(release),
                !tests.isEmpty(),
                tests,
                results.signOffs(programme, release),
                proofs(release),
                link(programme, "testScripts"),
                link(programme, "feedback"));
    }

    /** What a fix is good for is known as soon as the issue is investigated, before anybody reviews the notes. */
    private String summary(Release release) {
        return Optional.ofNullable(release.notesSummary())
                .or(() -> assessments
                        .find(release.key())
                        .map(Assessment::impact)
                        .map(impact -> "What this release mends: " + impact))
                .orElse(release.reason());
    }

    private List<NotesFacts.Group> groups(Release release) {
        var items = scopes.of(release.key());
        return Arrays.stream(TicketKind.values())
                .map(kind -> new NotesFacts.Group(
                        kind.title(programmes.get(release.programme())),
                        items.stream()
                                .filter(item -> item.kind() == kind)
                                .map(NotesWriter::line)
                                .toList()))
                .filter(group -> !group.tickets().isEmpty())
                .toList();
    }

    private static NotesFacts.Line line(ScopeItem item) {
        return new NotesFacts.Line(
                item.ticket(), item.summary(), item.goesToUserTest(), item.featureFlag(), item.flaggedOff());
    }

    private static List<NotesFacts.Service> services(Optional<Build> build) {
        return build.stream()
                .flatMap(found -> found.components().stream())
                .map(part -> new NotesFacts.Service(part.component(), part.version(), part.sha256()))
                .toList();
    }

    private static List<NotesFacts.Flag> flags(Optional<Build> build) {
        return build.stream()
                .flatMap(found -> found.flags().stream())
                .map(flag -> new NotesFacts.Flag(flag.flag(), flag.enabled() ? "on" : "off"))
                .toList();
    }

    private List<NotesFacts.Issue> issues(Release release) {
        return knownIssues.of(release.key()).stream()
                .map(issue -> new NotesFacts.Issue(
                        issue.ticket(),
                        issue.summary(),
                        issue.severity() == null
                                ? null
                                : programmes.get(release.programme()).defects().severityName(issue.severity()),
                        issue.workaround()))
                .toList();
    }

    private List<NotesFacts.SystemDocument> documents(Release release) {
        return documentations.of(release.key()).stream()
                .map(document -> new NotesFacts.SystemDocument(
                        document.title(), document.needed(), document.reason(), address(document.link())))
                .toList();
    }

    private List<NotesFacts.Proof> proofs(Release release) {
        return evidence.of(release.key()).stream()
                .filter(file -> file.build().equals(release.build()))
                .map(file -> new NotesFacts.Proof(
                        file.ticket(),
                        file.name(),
                        url + "/releases/" + release.key() + "/evidence/" + file.id(),
                        file.sha256()))
                .toList();
    }

    private static @Nullable String link(Programme programme, String id) {
        return Optional.ofNullable(programme.links().get(id))
                .map(page -> Markdown.address(page.url().toString()))
                .orElse(null);
    }

    private static @Nullable String address(@Nullable String link) {
        return link == null ? null : Markdown.address(link);
    }
}
