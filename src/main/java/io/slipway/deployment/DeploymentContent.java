package io.slipway.deployment;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.TaskContent;
import io.slipway.words.InWords;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What people see when a run did not go well or may not begin. */
@Component
class DeploymentContent implements TaskContent {

    private final RunLedger runs;
    private final ByHand byHand;
    private final AdmissionRecord admissions;
    private final Programmes programmes;

    DeploymentContent(RunLedger runs, ByHand byHand, AdmissionRecord admissions, Programmes programmes) {
        this.runs = runs;
        this.byHand = byHand;
        this.admissions = admissions;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Supplier<?>> of(Release release, String task) {
        return switch (task) {
            case "decideOnFailure", "decideOnRollback" -> failure(release);
            case "resolveRefusal" -> refusal(release);
            case "beginByHand", "reportByHand", "verifyByHand" -> byHand(release);
            default -> Map.of();
        };
    }

    private Map<String, Supplier<?>> failure(Release release) {
        var run = SingletonSupplier.of(() -> lastEnded(release));
        return Map.of(
                "run", of(run, RunRow::id),
                "note", of(run, ended -> Objects.requireNonNullElse(ended.note(), "")),
                "place", of(run, ended -> place(release, ended.key().environment())),
                "runState", of(run, ended -> InWords.of(Objects.requireNonNull(ended.outcome()))),
                "playbook", of(run, ended -> ended.key().playbook().name()),
                "build", of(run, RunRow::build),
                "sites", of(run, ended -> sites(release, ended)));
    }

    private Map<String, Supplier<?>> byHand(Release release) {
        var run = SingletonSupplier.of(() -> byHand.open(release.key()));
        return Map.of(
                "place", of(run, open -> place(release, open.key().environment())),
                "runBuild", of(run, RunRow::build),
                "returns", of(run, open -> open.key().playbook() == Playbook.ROLLBACK),
                "sites", of(run, open -> sites(release, open)));
    }

    private static Supplier<?> of(SingletonSupplier<Optional<RunRow>> run, Function<RunRow, Object> entry) {
        return () -> run.obtain().map(entry).orElse(null);
    }

    private Optional<RunRow> lastEnded(Release release) {
        return runs.of(release.key()).stream()
                .filter(run -> run.outcome() != null)
                .reduce((first, second) -> second);
    }

    private List<Map<String, String>> sites(Release release, RunRow run) {
        var programme = programmes.get(release.programme());
        return run.sites().stream().map(site -> site(programme, site)).toList();
    }

    private Map<String, Supplier<?>> refusal(Release release) {
        return Map.of(
                "place",
                () -> admissions
                        .newest(release.key())
                        .map(answer -> place(release, answer.environment()))
                        .orElse(null),
                "refusals",
                () -> refusals(release.key()),
                "sites",
                () -> leftOut(release));
    }

    private String place(Release release, String environment) {
        return programmes.get(release.programme()).environment(environment).name();
    }

    private @Nullable List<Map<String, String>> refusals(ReleaseKey release) {
        return admissions
                .newest(release)
                .map(AdmissionRecord.Answer::refusal)
                .map(refusal -> Arrays.stream(refusal.split("; "))
                        .map(reason -> Map.of("reason", reason))
                        .toList())
                .orElse(null);
    }

    private List<Map<String, String>> leftOut(Release release) {
        var programme = programmes.get(release.programme());
        return admissions.leftOut(release.key()).stream()
                .map(site -> Map.of(
                        "site", site.site(),
                        "name", programme.site(site.site()).name(),
                        "outcome", "left out",
                        "detail", site.reason()))
                .toList();
    }

    private static Map<String, String> site(Programme programme, RunSite site) {
        return Map.of(
                "site", site.site(),
                "name", programme.site(site.site()).name(),
                "outcome", InWords.of(site.outcome()),
                "detail", Objects.requireNonNullElse(site.detail(), ""));
    }
}
