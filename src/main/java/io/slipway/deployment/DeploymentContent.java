package io.slipway.deployment;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.TaskContent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What people see when a run did not go well or may not begin. */
@Component
class DeploymentContent implements TaskContent {

    private final RunLedger runs;
    private final AdmissionRecord admissions;
    private final Releases releases;
    private final Programmes programmes;

    DeploymentContent(RunLedger runs, AdmissionRecord admissions, Releases releases, Programmes programmes) {
        this.runs = runs;
        this.admissions = admissions;
        this.releases = releases;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Object> of(ReleaseKey release, String task) {
        return switch (task) {
            case "decideOnFailure", "decideOnRollback" -> failure(release);
            case "resolveRefusal" -> refusal(release);
            default -> Map.of();
        };
    }

    private Map<String, Object> failure(ReleaseKey release) {
        var programme = programmes.get(releases.get(release).programme());
        return runs.of(release).stream()
                .filter(run -> run.outcome() != null)
                .reduce((first, second) -> second)
                .map(run -> Map.<String, Object>of(
                        "run", run.id(),
                        "runState", String.valueOf(run.outcome()),
                        "playbook", run.key().playbook().name(),
                        "build", run.build(),
                        "sites",
                                run.sites().stream()
                                        .map(site -> site(programme, site))
                                        .toList()))
                .orElse(Map.of());
    }

    private Map<String, Object> refusal(ReleaseKey release) {
        var content = new HashMap<String, Object>();
        admissions
                .newest(release)
                .map(AdmissionRecord.Answer::refusal)
                .ifPresent(refusal -> content.put(
                        "refusals",
                        Arrays.stream(refusal.split("; "))
                                .map(reason -> Map.of("reason", reason))
                                .toList()));
        content.put("sites", leftOut(release));
        return content;
    }

    private List<Map<String, String>> leftOut(ReleaseKey release) {
        var programme = programmes.get(releases.get(release).programme());
        return admissions.leftOut(release).stream()
                .map(site -> Map.of(
                        "site", site.site(),
                        "name", programme.site(site.site()).name(),
                        "outcome", "LEFT_OUT",
                        "detail", site.reason()))
                .toList();
    }

    private static Map<String, String> site(Programme programme, RunSite site) {
        return Map.of(
                "site", site.site(),
                "name", programme.site(site.site()).name(),
                "outcome", site.outcome().name(),
                "detail", Objects.requireNonNullElse(site.detail(), ""));
    }
}
