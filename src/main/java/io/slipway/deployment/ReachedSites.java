package io.slipway.deployment;

import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.SiteOutcomes;
import io.slipway.words.InWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the runs of a release did to each site, for the reports of other rooms. */
@Component
public class ReachedSites implements SiteOutcomes {

    private final RunLedger runs;
    private final AdmissionRecord admissions;
    private final Environments environments;
    private final Comparisons comparisons;
    private final Releases releases;
    private final Agreements agreements;
    private final Windows windows;

    ReachedSites(
            RunLedger runs,
            AdmissionRecord admissions,
            Environments environments,
            Comparisons comparisons,
            Releases releases,
            Agreements agreements,
            Windows windows) {
        this.runs = runs;
        this.admissions = admissions;
        this.environments = environments;
        this.comparisons = comparisons;
        this.releases = releases;
        this.agreements = agreements;
        this.windows = windows;
    }

    @Override
    public List<SiteResult> of(ReleaseKey release) {
        var holders = holders(release);
        var results = new LinkedHashMap<String, SiteResult>();
        for (var run : runs.of(release)) {
            run.sites().forEach(site -> results.put(site.site(), result(run, site, holders)));
        }
        for (var site : admissions.leftOut(release)) {
            results.putIfAbsent(
                    site.site(),
                    new SiteResult(
                            site.environment(), site.site(), site.window(), false, "Left out", site.reason(), null));
        }
        return new ArrayList<>(results.values());
    }

    @Override
    public Optional<List<String>> differences(ReleaseKey release) {
        var leftOut = agreements.of(release).stream()
                .filter(agreement -> agreement.state() == SiteAgreement.State.LEFT_OUT)
                .map(SiteAgreement::site)
                .toList();
        return comparisons
                .newest(release)
                .map(comparison -> comparison.differences().stream()
                        .map(difference -> words(difference, leftOut.contains(difference.site())))
                        .toList());
    }

    @Override
    public List<Departure> departures(ReleaseKey release) {
        var ends = windows.of(release).stream().collect(Collectors.toMap(Window::number, Window::predictedEnd));
        return runs.of(release).stream()
                .filter(run -> run.outcome() != null && run.key().window() > 0)
                .flatMap(run -> departures(run, ends.get(run.key().window()))
                        .map(what -> new Departure(run.key().environment(), what)))
                .distinct()
                .toList();
    }

    private static Stream<String> departures(RunRow run, @Nullable Instant end) {
        var what = switch (run.key().playbook()) {
            case DEPLOY -> "a deployment";
            case VERIFY -> "a check after a deployment";
            case ROLLBACK -> "a roll-back";
        };
        var good = run.outcome() == RunState.SUCCEEDED;
        return Stream.of(
                        Optional.of(what + " did not succeed").filter(failed -> !good),
                        Optional.of("it was rolled back")
                                .filter(back -> good && run.key().playbook() == Playbook.ROLLBACK),
                        Optional.of(what + " took longer than its window").filter(late -> isAfter(run, end)))
                .flatMap(Optional::stream);
    }

    private static boolean isAfter(RunRow run, @Nullable Instant end) {
        return end != null && run.endedAt() != null && run.endedAt().isAfter(end);
    }

    private static String words(Comparison.Difference difference, boolean leftOut) {
        return difference.site() + " runs " + build(difference.build()) + ", " + difference.rehearsalSite()
                + " runs " + build(difference.rehearsalBuild())
                + (leftOut ? ", as expected: this release does not go to " + difference.site() : "");
    }

    private static SiteResult result(RunRow run, RunSite site, Set<String> holders) {
        return new SiteResult(
                run.key().environment(),
                site.site(),
                run.key().window(),
                holders.contains(site.site()),
                words(run.key().playbook(), site.outcome()),
                site.detail(),
                run.endedAt() == null ? run.requestedAt() : run.endedAt());
    }

    /** Returns the sites that run this release now. */
    private Set<String> holders(ReleaseKey release) {
        return environments.installed(releases.get(release).programme()).stream()
                .filter(installed -> release.equals(installed.release()))
                .map(InstalledSite::site)
                .collect(Collectors.toSet());
    }

    private static String words(Playbook playbook, SiteOutcome outcome) {
        var good = outcome == SiteOutcome.SUCCEEDED;
        return switch (playbook) {
            case DEPLOY -> good ? "Deployed" : "Deployment " + InWords.of(outcome);
            case VERIFY -> good ? "Deployed and verified" : "Deployed, verification " + InWords.of(outcome);
            case ROLLBACK -> good ? "Rolled back" : "Roll-back " + InWords.of(outcome);
        };
    }

    private static String build(@Nullable String build) {
        return Objects.requireNonNullElse(build, "an unknown build");
    }
}
