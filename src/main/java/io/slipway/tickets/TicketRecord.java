package io.slipway.tickets;

import io.slipway.build.TestEvidenceFiles;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseIssues;
import io.slipway.release.SiteOutcomes;
import io.slipway.scope.KnownIssue;
import io.slipway.scope.KnownIssues;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import io.slipway.tickets.TicketRelease.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps the release's record in the ticket system in step with the release. */
@Component
class TicketRecord {

    private final TicketSystem tickets;
    private final Programmes programmes;
    private final Scopes scopes;
    private final ReleaseIssues issues;
    private final KnownIssues knownIssues;
    private final TestEvidenceFiles evidence;
    private final ObjectProvider<SiteOutcomes> outcomes;
    private final String url;

    TicketRecord(
            TicketSystem tickets,
            Programmes programmes,
            Scopes scopes,
            ReleaseIssues issues,
            KnownIssues knownIssues,
            TestEvidenceFiles evidence,
            ObjectProvider<SiteOutcomes> outcomes,
            @Value("${slipway.url}") String url) {
        this.tickets = tickets;
        this.programmes = programmes;
        this.scopes = scopes;
        this.issues = issues;
        this.knownIssues = knownIssues;
        this.evidence = evidence;
        this.outcomes = outcomes;
        this.url = url;
    }

    /** Does nothing when the record has ended already: nobody would end another one (F-021). */
    void create(Release release) {
        if (hasNone(release)
                || found(release).filter(made -> made.state() != State.OPEN).isPresent()) {
            return;
        }
        issues.of(release.key()).ifPresent(issue -> tickets.takeIn(project(release), issue));
        var keys = scopes.of(release.key()).stream().map(ScopeItem::ticket).toList();
        tickets.createRelease(project(release), release.key().value(), release.title(), keys);
        readKnownIssues(release);
    }

    void attachEvidence(Release release) {
        if (hasNone(release)) {
            return;
        }
        for (var file : evidence.of(release.key())) {
            var link = url + "/releases/" + release.key() + "/evidence/" + file.id();
            tickets.attachEvidence(
                    project(release), file.ticket(), new Ticket.Evidence(file.name(), file.sha256(), link));
        }
        readKnownIssues(release);
    }

    /**
     * Released when the release reached production anywhere, and its issue mended; withdrawn otherwise (F-021). A record
     * that could not be created so far is created first, so that it is not left open when that succeeds later.
     */
    void close(Release release) {
        if (hasNone(release)) {
            return;
        }
        if (found(release).isEmpty()) {
            create(release);
        }
        var programme = programmes.get(release.programme());
        var reached = outcomes.stream()
                .flatMap(source -> source.of(release.key()).stream())
                .anyMatch(site -> programme.isLive(site.environment()) && site.deployed());
        if (reached) {
            issues.of(release.key()).ifPresent(issue -> tickets.mended(project(release), issue.reference()));
        }
        tickets.closeRelease(project(release), release.key().value(), reached ? State.RELEASED : State.WITHDRAWN);
    }

    /**
     * Takes over which bugs are open now (F-070). Where defects are followed, these are the issues of the release's party
     * of which those who test are to know, and those of them that the release mends (M-131).
     */
    void readKnownIssues(Release release) {
        if (hasNone(release)) {
            return;
        }
        knownIssues.replace(release.key(), issues(programmes.get(release.programme()), release));
    }

    private List<KnownIssue> issues(Programme programme, Release release) {
        if (!DefectLog.follows(programme)) {
            return tickets.knownIssues(project(release), release.key().value()).stream()
                    .map(issue -> issue.asKnownIssue(false))
                    .toList();
        }
        var mended = scopes.of(release.key()).stream().map(ScopeItem::ticket).collect(Collectors.toSet());
        return tickets.bugs(project(release)).stream()
                .filter(bug -> bug.defect().knownIssue()
                        && !programme.defects().isOver(bug.status())
                        && (release.party() == null || release.party().equals(bug.resolver())))
                .map(bug -> bug.asKnownIssue(mended.contains(bug.key())))
                .toList();
    }

    /** Takes over how far the tickets of the scope are; what they are about was agreed and stays. */
    void readProgress(Release release) {
        if (hasNone(release)) {
            return;
        }
        var keys = scopes.of(release.key()).stream().map(ScopeItem::ticket).toList();
        tickets.get(project(release), keys)
                .forEach(ticket -> scopes.progress(release.key(), ticket.key(), ticket.status(), ticket.done()));
    }

    private Optional<TicketRelease> found(Release release) {
        return tickets.releaseOf(project(release), release.key().value());
    }

    /** A programme may keep no tickets; then nothing is recorded of them, and no issue is known. */
    private boolean hasNone(Release release) {
        return !programmes.get(release.programme()).hasTickets();
    }

    private String project(Release release) {
        return programmes.get(release.programme()).tickets().project();
    }
}
