package io.slipway.comms;

import io.slipway.build.Build;
import io.slipway.build.Builds;
import io.slipway.comms.NoticeFacts.ChangeFacts;
import io.slipway.comms.NoticeFacts.ComponentFacts;
import io.slipway.comms.NoticeFacts.DocumentFacts;
import io.slipway.comms.NoticeFacts.IssueFacts;
import io.slipway.comms.NoticeFacts.LinkFacts;
import io.slipway.comms.NoticeFacts.TaskFacts;
import io.slipway.comms.NoticeFacts.TicketFacts;
import io.slipway.comms.NoticeFacts.WindowFacts;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.Assessment;
import io.slipway.downtime.Outages;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.ReleaseDocument;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.People;
import io.slipway.release.Release;
import io.slipway.release.ReleaseIssues;
import io.slipway.release.SiteOutcomes;
import io.slipway.scope.Documentation;
import io.slipway.scope.Documentations;
import io.slipway.scope.ScopeChange;
import io.slipway.scope.ScopeChanges;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.words.InWords;
import io.slipway.words.ReadableTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gathers what a notice may say about a release, in the words and the local time of its readers. */
@Component
class FactFinder {

    private final Programmes programmes;
    private final Builds builds;
    private final Scopes scopes;
    private final ScopeChanges changes;
    private final People people;
    private final Windows windows;
    private final Agreements agreements;
    private final ReleaseIssues issues;
    private final Outages assessments;
    private final Documentations documentations;
    private final ReleaseDocuments documents;
    private final SiteOutcomes outcomes;
    private final String url;

    FactFinder(
            Programmes programmes,
            Builds builds,
            Scopes scopes,
            ScopeChanges changes,
            People people,
            Windows windows,
            Agreements agreements,
            ReleaseIssues issues,
            Outages assessments,
            Documentations documentations,
            ReleaseDocuments documents,
            SiteOutcomes outcomes,
            @Value("${slipway.url}") String url) {
        this.programmes = programmes;
        this.builds = builds;
        this.scopes = scopes;
        this.changes = changes;
        this.people = people;
        this.windows = windows;
        this.agreements = agreements;
        this.issues = issues;
        this.assessments = assessments;
        this.documentations = documentations;
        this.documents = documents;
        this.outcomes = outcomes;
        this.url = url;
    }

    /** @param span the window the notice is about, where it is about a certain one */
    NoticeFacts of(
            Release release,
            TemplateHeader head,
            NoticeRequest request,
            @Nullable Window span,
            @Nullable TaskFacts task) {
        var programme = programmes.get(release.programme());
        var time = programme.time();
        var build = builds.current(release);
        var spans = windows.of(release.key());
        var about = span != null ? Optional.of(span) : windows.find(release.key(), request.window());
        var ask =
                programme.partiesOf(programme.operator().id()).get(0).contacts().get(0);
        return new NoticeFacts(
                release.key().value(),
                release.number(),
                programme.name(),
                programme.releaseType(release.type()).name(),
                release.title(),
                release.reason(),
                release.planReference(),
                release.scheduledDate() == null ? null : ReadableTime.inNotice(release.scheduledDate()),
                release.withdrawnReason(),
                url + "/releases/" + release.key(),
                build.map(Build::name).orElse(null),
                build.map(FactFinder::components).orElse(List.of()),
                scopes.of(release.key()).stream().map(FactFinder::ticket).toList(),
                about.map(it -> window(programme, release, it, time)).orElse(null),
                spans.stream().map(it -> window(programme, release, it, time)).toList(),
                documentations.of(release.key()).stream()
                        .filter(Documentation::needed)
                        .map(FactFinder::document)
                        .toList(),
                programme.links().entrySet().stream()
                        .map(entry -> new LinkFacts(
                                entry.getValue().name(), entry.getValue().url().toString()))
                        .toList(),
                text(release, head.document()),
                request.activity() == null
                        ? null
                        : programme.raci(request.activity()).activity(),
                request.environment() == null
                        ? null
                        : programme.environment(request.environment()).name(),
                request.outcome() == null ? null : InWords.of(request.outcome()),
                request.refusal(),
                isInProduction(programme, release),
                task,
                issue(programme, release, time),
                changes.decided(release.key()).map(this::change).orElse(null),
                ask.name(),
                ask.email());
    }

    private @Nullable IssueFacts issue(Programme programme, Release release, ReadableTime time) {
        var known = assessments.find(release.key());
        return issues.of(release.key())
                .map(issue -> new IssueFacts(
                        issue.reference(),
                        issue.severity(),
                        issues.news(release.key())
                                .map(news -> news.words(
                                        place -> programme.environment(place).name()))
                                .orElse(null),
                        issue.summary(),
                        known.map(Assessment::offlineSince).map(time::inNotice).orElse(null),
                        known.filter(Assessment::offline).isPresent(),
                        known.map(Assessment::predictedReturn)
                                .map(time::inNotice)
                                .orElse(null),
                        known.map(Assessment::impact).orElse(null),
                        known.map(Assessment::fixExpected).map(time::inNotice).orElse(null),
                        targets(programme, release)))
                .orElse(null);
    }

    private ChangeFacts change(ScopeChange change) {
        return new ChangeFacts(
                change.reason(),
                people.name(change.askedBy()),
                change.answer(),
                change.added().stream().map(FactFinder::ticket).toList(),
                change.dropped().stream().map(FactFinder::ticket).toList());
    }

    private @Nullable String targets(Programme programme, Release release) {
        var names = agreements.of(release.key()).stream()
                .filter(SiteAgreement::isSettled)
                .map(agreement -> programme.site(agreement.site()).name())
                .toList();
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private boolean isInProduction(Programme programme, Release release) {
        return outcomes.of(release.key()).stream()
                .anyMatch(site -> programme.isLive(site.environment()) && site.deployed());
    }

    private @Nullable String text(Release release, @Nullable String kind) {
        return kind == null
                ? null
                : documents
                        .newest(release.key(), kind)
                        .map(ReleaseDocument::markdown)
                        .orElse(null);
    }

    private WindowFacts window(Programme programme, Release release, Window window, ReadableTime time) {
        var places = agreements.of(release.key()).stream()
                .filter(agreement -> agreement.window() == window.number())
                .filter(agreement -> agreement.state() != SiteAgreement.State.LEFT_OUT)
                .map(agreement -> programme.site(agreement.site()).name())
                .toList();
        return new WindowFacts(
                window.number(),
                time.inNotice(window.startsAt()),
                time.inNotice(window.predictedEnd()),
                window.reason(),
                String.join(", ", places));
    }

    private static List<ComponentFacts> components(Build build) {
        return build.components().stream()
                .map(component -> new ComponentFacts(component.component(), component.version()))
                .toList();
    }

    private static TicketFacts ticket(ScopeItem item) {
        return new TicketFacts(
                item.ticket(), item.kind().title(), item.summary(), item.workaround(), item.flaggedOff());
    }

    private static DocumentFacts document(Documentation documentation) {
        return new DocumentFacts(documentation.title(), documentation.reason(), documentation.link());
    }
}
