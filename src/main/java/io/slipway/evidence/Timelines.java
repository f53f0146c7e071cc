package io.slipway.evidence;

import static java.util.Comparator.comparing;

import io.slipway.banner.Banners;
import io.slipway.build.TestEvidenceFiles;
import io.slipway.build.TestResults;
import io.slipway.comms.Notices;
import io.slipway.deployment.Run;
import io.slipway.deployment.Runs;
import io.slipway.evidence.TimelineEntry.Kind;
import io.slipway.issues.UnreadReports;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Criteria;
import io.slipway.readiness.ReleaseDocuments;
import io.slipway.release.Chronicle;
import io.slipway.release.IssueReport;
import io.slipway.release.Release;
import io.slipway.release.ReleaseIssues;
import io.slipway.scope.ScopeChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells what happened to a release, in order, from every room that keeps a record of it. */
@Service
public class Timelines implements Chronicle {

    private static final Set<Kind> IN_HINDSIGHT =
            EnumSet.of(Kind.LIFECYCLE, Kind.DECISION, Kind.RUN, Kind.BANNER, Kind.NOTICE, Kind.INCIDENT);

    private final Programmes programmes;
    private final Names names;
    private final EngineHistory engine;
    private final Decisions decisions;
    private final ScopeChanges changes;
    private final Criteria criteria;
    private final ReleaseDocuments documents;
    private final TestResults tests;
    private final TestEvidenceFiles files;
    private final Runs runs;
    private final Notices notices;
    private final Banners banners;
    private final ReleaseIssues issues;
    private final UnreadReports unread;

    Timelines(
            Programmes programmes,
            Names names,
            EngineHistory engine,
            Decisions decisions,
            ScopeChanges changes,
            Criteria criteria,
            ReleaseDocuments documents,
            TestResults tests,
            TestEvidenceFiles files,
            Runs runs,
            Notices notices,
            Banners banners,
            ReleaseIssues issues,
            UnreadReports unread) {
        this.programmes = programmes;
        this.names = names;
        this.engine = engine;
        this.decisions = decisions;
        this.changes = changes;
        this.criteria = criteria;
        this.documents = documents;
        this.tests = tests;
        this.files = files;
        this.runs = runs;
        this.notices = notices;
        this.banners = banners;
        this.issues = issues;
        this.unread = unread;
    }

    /** Returns everything that happened and is the reader's to know, the oldest first. */
    public List<TimelineEntry> of(Release release, Reader reader) {
        var decided = decisions.of(release, reader);
        var steps = decided.stream().map(Decision::step).collect(Collectors.toSet());
        return Stream.of(
                        engine.of(release, steps),
                        decided.stream().map(Timelines::decision),
                        changesOf(release),
                        criteriaOf(release),
                        documentsOf(release),
                        testsOf(release),
                        evidenceOf(release),
                        runsOf(release),
                        noticesOf(release, reader),
                        bannersOf(release),
                        reportsOf(release))
                .flatMap(one -> one)
                .sorted(comparing(TimelineEntry::at))
                .toList();
    }

    /** An analysis goes to every party, so it tells of no advice, and of a notice only where all of them got it. */
    @Override
    public List<Moment> moments(Release release) {
        return of(release, Reader.EVERY_PARTY).stream()
                .filter(entry -> IN_HINDSIGHT.contains(entry.kind()))
                .filter(entry -> entry.kind() != Kind.DECISION || entry.account() != null)
                .map(entry ->
                        new Moment(entry.at(), entry.title(), entry.by() == null ? null : String.valueOf(entry.by())))
                .toList();
    }

    private static TimelineEntry decision(Decision decision) {
        return TimelineEntry.of(
                decision.decidedAt(),
                Kind.DECISION,
                decision.stepName() + ": " + decision.decision(),
                decision.by(),
                decision.role(),
                decision.comment(),
                decision.contentDigest());
    }

    /** Who decided on it, and how, is one of the decisions. */
    private Stream<TimelineEntry> changesOf(Release release) {
        return changes.of(release.key()).stream()
                .map(change -> TimelineEntry.of(
                        change.askedAt(),
                        Kind.LIFECYCLE,
                        "Change of scope asked, " + change.what(),
                        names.at(change.askedBy(), change.askedAt()),
                        null,
                        change.reason(),
                        null));
    }

    private Stream<TimelineEntry> criteriaOf(Release release) {
        var programme = programmes.get(release.programme());
        return criteria.facts(release.key()).stream()
                .map(fact -> TimelineEntry.of(
                        fact.metAt(),
                        Kind.CRITERION,
                        statement(programme, fact.criterion()),
                        names.at(fact.metBy(), fact.metAt()),
                        null,
                        fact.detail(),
                        fact.contentDigest()));
    }

    private static String statement(Programme programme, String criterion) {
        return programme.environments().stream()
                .flatMap(environment -> environment.criteria().stream())
                .filter(known -> known.id().equals(criterion))
                .findFirst()
                .map(Programme.Criterion::statement)
                .orElse(criterion);
    }

    private Stream<TimelineEntry> documentsOf(Release release) {
        return documents.of(release.key()).stream()
                .map(document -> TimelineEntry.of(
                        document.writtenAt(),
                        Kind.DOCUMENT,
                        document.title() + ", revision " + document.revision(),
                        null,
                        null,
                        null,
                        document.sha256()));
    }

    private Stream<TimelineEntry> testsOf(Release release) {
        return tests.of(release.key()).stream()
                .map(test -> TimelineEntry.of(
                        test.recordedAt(),
                        Kind.TEST,
                        test.test() + " of " + test.subject() + (test.passed() ? " passed" : " failed"),
                        names.at(test.recordedBy(), test.recordedAt()),
                        null,
                        test.detail() + " (build " + test.build() + ")",
                        null));
    }

    private Stream<TimelineEntry> evidenceOf(Release release) {
        return files.of(release.key()).stream()
                .map(file -> TimelineEntry.of(
                        file.uploadedAt(),
                        Kind.EVIDENCE,
                        file.name() + " for " + file.ticket(),
                        names.at(file.uploadedBy(), file.uploadedAt()),
                        null,
                        "Build " + file.build(),
                        file.sha256()));
    }

    private Stream<TimelineEntry> runsOf(Release release) {
        return runs.of(release.key()).stream()
                .map(run -> TimelineEntry.of(
                        ended(run),
                        Kind.RUN,
                        words(run.playbook()) + " in " + run.environment() + ", wave " + run.wave() + ": "
                                + words(run.state()),
                        run.cancelledBy() == null ? null : names.at(run.cancelledBy(), ended(run)),
                        null,
                        run.sites().stream()
                                .map(site -> site.site() + " " + words(site.outcome())
                                        + (site.version() == null ? "" : ", runs " + site.version()))
                                .collect(Collectors.joining("; ")),
                        null));
    }

    private Stream<TimelineEntry> noticesOf(Release release, Reader reader) {
        return reader.notices(programmes.get(release.programme()), notices.of(release.key())).stream()
                .map(notice -> TimelineEntry.of(
                        notice.createdAt(),
                        Kind.NOTICE,
                        notice.subject(),
                        null,
                        null,
                        notice.deliveries().stream()
                                .map(delivery -> delivery.recipient() + " "
                                        + (delivery.waitsForDigest()
                                                ? "waits for the digest"
                                                : words(delivery.state())))
                                .collect(Collectors.joining("; ")),
                        notice.textDigest()));
    }

    private Stream<TimelineEntry> bannersOf(Release release) {
        return banners.of(release.key()).stream()
                .map(change -> TimelineEntry.of(
                        change.doneAt() == null ? change.askedAt() : change.doneAt(),
                        Kind.BANNER,
                        "Banner " + words(change.action()).toLowerCase(Locale.ROOT)
                                + (change.doneAt() == null ? ", not confirmed yet" : ""),
                        null,
                        null,
                        change.wanted().message(),
                        null));
    }

    private Stream<TimelineEntry> reportsOf(Release release) {
        var programme = programmes.get(release.programme());
        return Stream.concat(
                issues.reports(release.key()).stream()
                        .map(report -> TimelineEntry.of(
                                report.reportedAt(),
                                Kind.ISSUE,
                                "Reported: " + report.summary(),
                                names.at(report.reportedBy(), report.reportedAt()),
                                null,
                                said(programme, report),
                                null)),
                unread.of(release.key()).stream()
                        .map(report -> TimelineEntry.of(
                                report.receivedAt(),
                                Kind.ISSUE,
                                "A report came in that could not be used as it is",
                                names.at(report.source(), report.receivedAt()),
                                null,
                                report.why(),
                                report.sha256())));
    }

    private static @Nullable String said(Programme programme, IssueReport report) {
        var said = new ArrayList<String>();
        if (report.reference() != null) {
            said.add(report.reference());
        }
        if (report.severity() != null) {
            said.add("severity " + report.severity());
        }
        if (report.environment() != null) {
            said.add(programme.environment(report.environment()).name());
        }
        if (report.ended() != null) {
            said.add("at an end: " + report.ended());
        }
        return said.isEmpty() ? null : String.join(", ", said);
    }

    private static Instant ended(Run run) {
        return run.endedAt() == null ? run.requestedAt() : run.endedAt();
    }

    private static String words(Enum<?> value) {
        return Decisions.words(value.name());
    }
}
