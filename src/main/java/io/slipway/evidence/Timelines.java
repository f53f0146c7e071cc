package io.slipway.evidence;

import static java.util.Comparator.comparing;

import io.slipway.comms.Banners;
import io.slipway.comms.Notices;
import io.slipway.deployment.Runs;
import io.slipway.evidence.TimelineEntry.Kind;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Chronicle;
import io.slipway.release.Criteria;
import io.slipway.release.LiveIssues;
import io.slipway.release.Release;
import io.slipway.release.ReleaseDocuments;
import io.slipway.release.TestEvidenceFiles;
import io.slipway.release.TestResults;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final Criteria criteria;
    private final ReleaseDocuments documents;
    private final TestResults tests;
    private final TestEvidenceFiles files;
    private final Runs runs;
    private final Notices notices;
    private final Banners banners;
    private final LiveIssues issues;

    Timelines(
            Programmes programmes,
            Names names,
            EngineHistory engine,
            Decisions decisions,
            Criteria criteria,
            ReleaseDocuments documents,
            TestResults tests,
            TestEvidenceFiles files,
            Runs runs,
            Notices notices,
            Banners banners,
            LiveIssues issues) {
        this.programmes = programmes;
        this.names = names;
        this.engine = engine;
        this.decisions = decisions;
        this.criteria = criteria;
        this.documents = documents;
        this.tests = tests;
        this.files = files;
        this.runs = runs;
        this.notices = notices;
        this.banners = banners;
        this.issues = issues;
    }

    /** Returns everything that happened, the oldest first. */
    public List<TimelineEntry> of(Release release) {
        var decided = decisions.of(release);
        var steps = decided.stream().map(Decision::step).collect(Collectors.toSet());
        return Stream.of(
                        engine.of(release, steps),
                        decided.stream().map(Timelines::decision),
                        criteriaOf(release),
                        documentsOf(release),
                        testsOf(release),
                        evidenceOf(release),
                        runsOf(release),
                        noticesOf(release),
                        bannersOf(release),
                        reportsOf(release))
                .flatMap(one -> one)
                .sorted(comparing(TimelineEntry::at))
                .toList();
    }

    @Override
    public List<Moment> moments(Release release) {
        return of(release).stream()
                .filter(entry -> IN_HINDSIGHT.contains(entry.kind()))
                .map(entry -> new Moment(entry.at(), entry.title(), entry.person()))
                .toList();
    }

    private static TimelineEntry decision(Decision decision) {
        return new TimelineEntry(
                decision.decidedAt(),
                Kind.DECISION,
                decision.stepName() + ": " + decision.decision(),
                decision.person(),
                decision.role(),
                decision.comment(),
                decision.contentDigest());
    }

    private Stream<TimelineEntry> criteriaOf(Release release) {
        var programme = programmes.get(release.programme());
        return criteria.facts(release.key()).stream()
                .map(fact -> new TimelineEntry(
                        fact.metAt(),
                        Kind.CRITERION,
                        statement(programme, fact.criterion()),
                        names.person(fact.metBy()),
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
                .map(document -> new TimelineEntry(
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
                .map(test -> new TimelineEntry(
                        test.recordedAt(),
                        Kind.TEST,
                        test.test() + " of " + test.subject() + (test.passed() ? " passed" : " failed"),
                        names.person(test.recordedBy()),
                        null,
                        test.detail() + " (build " + test.build() + ")",
                        null));
    }

    private Stream<TimelineEntry> evidenceOf(Release release) {
        return files.of(release.key()).stream()
                .map(file -> new TimelineEntry(
                        file.uploadedAt(),
                        Kind.EVIDENCE,
                        file.name() + " for " + file.ticket(),
                        names.person(file.uploadedBy()),
                        null,
                        "Build " + file.build(),
                        file.sha256()));
    }

    private Stream<TimelineEntry> runsOf(Release release) {
        return runs.of(release.key()).stream()
                .map(run -> new TimelineEntry(
                        run.endedAt() == null ? run.requestedAt() : run.endedAt(),
                        Kind.RUN,
                        words(run.playbook()) + " in " + run.environment() + ", wave " + run.wave() + ": "
                                + words(run.state()),
                        run.cancelledBy() == null ? null : names.person(run.cancelledBy()),
                        null,
                        run.sites().stream()
                                .map(site -> site.site() + " " + words(site.outcome())
                                        + (site.version() == null ? "" : ", runs " + site.version()))
                                .collect(Collectors.joining("; ")),
                        null));
    }

    private Stream<TimelineEntry> noticesOf(Release release) {
        return notices.of(release.key()).stream()
                .map(notice -> new TimelineEntry(
                        notice.createdAt(),
                        Kind.NOTICE,
                        notice.subject(),
                        null,
                        null,
                        notice.deliveries().stream()
                                .map(delivery -> delivery.recipient() + " " + words(delivery.state()))
                                .collect(Collectors.joining("; ")),
                        notice.textDigest()));
    }

    private Stream<TimelineEntry> bannersOf(Release release) {
        return banners.of(release.key()).stream()
                .map(change -> new TimelineEntry(
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
        return issues.reports(release.key()).stream()
                .map(report -> new TimelineEntry(
                        report.reportedAt(),
                        Kind.ISSUE,
                        "Reported: " + report.summary(),
                        names.person(report.reportedBy()),
                        null,
                        null,
                        null));
    }

    private static String words(Enum<?> value) {
        return Decisions.words(value.name());
    }
}
