package io.slipway.documents;

import io.slipway.build.Build;
import io.slipway.build.Builds;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.DowntimeRecord;
import io.slipway.downtime.SiteAgreement;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Site;
import io.slipway.programme.Programmes;
import io.slipway.readiness.DecisionRecord;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.SiteOutcomes.SiteResult;
import io.slipway.words.Markdown;
import io.slipway.words.ReadableTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what the rollout report says: an outcome for every production site, reached or not (F-089). */
@Component
class ReportWriter {

    private final Programmes programmes;
    private final Releases releases;
    private final Builds builds;
    private final DowntimeRecord downtimes;
    private final Agreements agreements;
    private final CountedTestResults results;
    private final ObjectProvider<SiteOutcomes> outcomes;
    private final ObjectProvider<DecisionRecord> decisions;

    ReportWriter(
            Programmes programmes,
            Releases releases,
            Builds builds,
            DowntimeRecord downtimes,
            Agreements agreements,
            CountedTestResults results,
            ObjectProvider<SiteOutcomes> outcomes,
            ObjectProvider<DecisionRecord> decisions) {
        this.programmes = programmes;
        this.releases = releases;
        this.builds = builds;
        this.downtimes = downtimes;
        this.agreements = agreements;
        this.results = results;
        this.outcomes = outcomes;
        this.decisions = decisions;
    }

    ReportFacts facts(Release release) {
        var programme = programmes.get(release.programme());
        var build = builds.current(release);
        var reached = outcomes.stream()
                .flatMap(source -> source.of(release.key()).stream())
                .toList();
        var tests = results.tests(programme, release);
        var differences = outcomes.stream()
                .flatMap(source -> source.differences(release.key()).stream())
                .findFirst();
        return new ReportFacts(
                programme.name(),
                release.number(),
                release.title(),
                build.map(Build::name).orElse(null),
                build.map(Build::digest).orElse(null),
                release.withdrawnReason(),
                programme.liveSites().stream()
                        .filter(site ->
                                release.party() == null || release.party().equals(site.party()))
                        .map(site -> row(programme, release, site, reached))
                        .toList(),
                downtimes(programme, release),
                approvals(programme, release),
                stages(programme, reached),
                !tests.isEmpty(),
                tests,
                differences.isPresent(),
                differences.orElse(List.of()),
                Markdown.paragraphs(releases.lessons(release.key()).orElse("")));
    }

    private ReportFacts.SiteRow row(Programme programme, Release release, Site site, List<SiteResult> reached) {
        var agreement = agreements.find(release.key(), site.code());
        var result = reached.stream()
                .filter(known -> programme.isLive(known.environment()))
                .filter(known -> known.site().equals(site.code()))
                .findFirst();
        return new ReportFacts.SiteRow(
                site.name(),
                site.wave(),
                agreed(programme, agreement),
                result.map(SiteResult::outcome).orElse(notReached(agreement)),
                result.map(SiteResult::detail).orElse(null),
                result.map(SiteResult::at)
                        .map(at -> programme.time().inDocument(at))
                        .orElse("-"));
    }

    private static String agreed(Programme programme, Optional<SiteAgreement> agreement) {
        return agreement
                .map(SiteAgreement::agreedStart)
                .map(start -> programme.time().inDocument(start))
                .orElse("-");
    }

    private static String notReached(Optional<SiteAgreement> agreement) {
        return agreement
                .filter(known -> known.state() == SiteAgreement.State.LEFT_OUT)
                .map(known -> "Left out of this release")
                .orElse("Not deployed");
    }

    private List<ReportFacts.Downtime> downtimes(Programme programme, Release release) {
        var time = programme.time();
        return downtimes.of(release.key()).stream()
                .map(downtime -> downtime(time, downtime))
                .toList();
    }

    private static ReportFacts.Downtime downtime(ReadableTime time, DowntimeRecord.Downtime downtime) {
        var window = downtime.window();
        var actual = actual(time, downtime);
        return window == null
                ? new ReportFacts.Downtime(null, null, null, actual)
                : new ReportFacts.Downtime(
                        time.inDocument(window.startsAt()),
                        time.inDocument(window.predictedEnd()),
                        window.reason(),
                        actual);
    }

    private static @Nullable String actual(ReadableTime time, DowntimeRecord.Downtime downtime) {
        var since = downtime.since();
        var until = downtime.until();
        if (since == null) {
            return null;
        }
        return time.inDocument(since)
                + (until == null
                        ? ", not over yet"
                        : " to " + time.inDocument(until) + ", " + ReadableTime.length(since, until));
    }

    private List<ReportFacts.Approval> approvals(Programme programme, Release release) {
        return decisions.stream()
                .flatMap(record -> record.taken(release).stream())
                .map(taken -> new ReportFacts.Approval(
                        taken.step(),
                        taken.decision(),
                        taken.who(),
                        taken.role(),
                        programme.time().inDocument(taken.at())))
                .toList();
    }

    private static List<ReportFacts.Stage> stages(Programme programme, List<SiteResult> reached) {
        return reached.stream()
                .filter(result -> !programme.isLive(result.environment()))
                .map(result -> new ReportFacts.Stage(
                        programme.environment(result.environment()).name(),
                        programme.site(result.site()).name(),
                        result.outcome(),
                        result.at() == null ? "-" : programme.time().inDocument(result.at())))
                .toList();
    }
}
