package io.slipway.deployment;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.TaskContent;
import io.slipway.words.FormText;
import io.slipway.words.InWords;
import io.slipway.words.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What people see when a run did not go well or may not begin. */
@Component
class DeploymentContent implements TaskContent {

    private static final int REASON = 200;

    private final RunLedger runs;
    private final AdmissionRecord admissions;
    private final Programmes programmes;

    DeploymentContent(RunLedger runs, AdmissionRecord admissions, Programmes programmes) {
        this.runs = runs;
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
                "place",
                () -> checked(release)
                        .or(() -> run.obtain().map(ended -> place(release, ended)))
                        .orElse(null),
                "whatHappened",
                () -> run.obtain()
                        .filter(ended -> checked(release).equals(Optional.of(place(release, ended))))
                        .filter(ended -> ended.outcome() != RunState.SUCCEEDED)
                        .map(ended -> whatHappened(programmes.get(release.programme()), ended))
                        .orElse("No run was started."),
                "build",
                of(run, RunRow::build),
                "sites",
                of(run, ended -> sites(release, ended)));
    }

    private Map<String, Supplier<?>> byHand(Release release) {
        var run = SingletonSupplier.of(() -> runs.byHand(release.key()));
        return Map.of(
                "place", of(run, open -> place(release, open)),
                "runBuild", of(run, RunRow::build),
                "order", of(run, open -> order(open, "Bring build ", " there", "Take build ", " away: ")),
                "declared", of(run, open -> order(open, "Build ", " runs there", "Build ", " is gone: ")),
                "returns", of(run, open -> open.key().playbook() == Playbook.ROLLBACK),
                "sites", of(run, open -> sites(release, open)));
    }

    /** Says what goes there, or what goes back and what comes instead. */
    private static String order(RunRow run, String bring, String there, String take, String away) {
        var build = "**" + FormText.markdown(run.build()) + "**";
        return run.key().playbook() == Playbook.ROLLBACK
                ? take + build + away + "what ran before it runs again"
                : bring + build + there;
    }

    /** Where a deployment was last checked, which a refused one shares with one that failed. */
    private Optional<String> checked(Release release) {
        return admissions.newest(release.key()).map(answer -> place(release, answer.environment()));
    }

    private String place(Release release, RunRow run) {
        return place(release, run.key().environment());
    }

    private static String whatHappened(Programme programme, RunRow run) {
        var what = switch (run.key().playbook()) {
            case DEPLOY -> "The deployment of build ";
            case VERIFY -> "The check after the deployment of build ";
            case ROLLBACK -> "The way back from build ";
        };
        var how = switch (Objects.requireNonNull(run.outcome())) {
            case CANCELLED -> "was cancelled";
            case TIMED_OUT -> "took too long and was ended";
            case LOST -> "was lost from sight and may still be at work";
            default -> "did not succeed everywhere";
        };
        var where = run.sites().stream()
                .filter(site -> site.outcome() != SiteOutcome.SUCCEEDED)
                .map(site -> programme.site(site.site()).name() + ": " + InWords.of(site.outcome()) + reason(site))
                .collect(Collectors.joining("; "));
        return what + FormText.markdown(run.build()) + " " + how + (where.isEmpty() ? note(run) : ": " + where) + ".";
    }

    private static String note(RunRow run) {
        return run.note() == null ? "" : ": " + FormText.line(run.note());
    }

    /** The name of the step that failed stands in front of its reason, and says nothing to who decides. */
    private static String reason(RunSite site) {
        return site.detail() == null
                ? ""
                : " (" + FormText.line(PlainText.cut(site.detail().replaceFirst("^[^:\\n]{1,80}: ", ""), REASON)) + ")";
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
        return Map.of("place", () -> checked(release).orElse(null), "sites", () -> leftOut(release));
    }

    private String place(Release release, String environment) {
        return programmes.get(release.programme()).environment(environment).name();
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
