package io.slipway.documents;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Site;
import io.slipway.programme.Programmes;
import io.slipway.release.Agreements;
import io.slipway.release.Build;
import io.slipway.release.Builds;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.SiteAgreement;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.SiteOutcomes.SiteResult;
import io.slipway.release.Windows;
import io.slipway.words.Markdown;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what the rollout report says: an outcome for every production site, reached or not (F-089). */
@Component
class ReportWriter {

    private final Programmes programmes;
    private final Releases releases;
    private final Builds builds;
    private final Windows windows;
    private final Agreements agreements;
    private final CountedTestResults results;
    private final ObjectProvider<SiteOutcomes> outcomes;

    ReportWriter(
            Programmes programmes,
            Releases releases,
            Builds builds,
            Windows windows,
            Agreements agreements,
            CountedTestResults results,
            ObjectProvider<SiteOutcomes> outcomes) {
        this.programmes = programmes;
        this.releases = releases;
        this.builds = builds;
        this.windows = windows;
        this.agreements = agreements;
        this.results = results;
        this.outcomes = outcomes;
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
                programme.live().sites().stream()
                        .map(site -> row(programme, release, site, reached))
                        .toList(),
                downtimes(programme, release),
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
                .filter(known -> known.environment().equals(programme.live().id()))
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
        return windows.of(release.key()).stream()
                .map(window -> new ReportFacts.Downtime(
                        programme.time().inDocument(window.startsAt()),
                        programme.time().inDocument(window.predictedEnd()),
                        window.reason()))
                .toList();
    }

    private static List<ReportFacts.Stage> stages(Programme programme, List<SiteResult> reached) {
        return reached.stream()
                .filter(result -> !result.environment().equals(programme.live().id()))
                .map(result -> new ReportFacts.Stage(
                        programme.environment(result.environment()).name(),
                        programme.site(result.site()).name(),
                        result.outcome(),
                        result.at() == null ? "-" : programme.time().inDocument(result.at())))
                .toList();
    }
}
