package io.slipway.http.api;

import io.slipway.deployment.Environments;
import io.slipway.deployment.InstalledSite;
import io.slipway.deployment.Run;
import io.slipway.deployment.Runs;
import io.slipway.http.Lookup;
import io.slipway.http.Unknown;
import io.slipway.http.Viewer;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.words.Quoted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deployment runs and what they left where, over REST. */
@RestController
@RequestMapping("/api")
@Tag(name = "Deployment", description = "Runs, each with a result per site, and what every site runs")
class RunApi {

    private final Lookup lookup;
    private final Runs runs;
    private final Environments environments;
    private final Programmes programmes;

    RunApi(Lookup lookup, Runs runs, Environments environments, Programmes programmes) {
        this.lookup = lookup;
        this.runs = runs;
        this.environments = environments;
        this.programmes = programmes;
    }

    /** The environments of a programme and what their sites run, in promotion order. */
    record Installed(String programme, List<Purpose> environments, List<InstalledSite> sites) {}

    /** What an environment is for. */
    record Purpose(String id, String name, String use, String availability) {

        static Purpose of(Programme.Environment environment) {
            return new Purpose(environment.id(), environment.name(), environment.use(), environment.availability());
        }
    }

    @GetMapping("/releases/{key}/runs")
    @Operation(summary = "The runs of a release, the oldest first")
    List<Run> runs(@PathVariable String key) {
        return runs.of(lookup.release(key).key());
    }

    @PostMapping("/runs/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask a run to stop", description = "It may still end otherwise. Operator only.")
    void cancel(@PathVariable String id, Viewer viewer) {
        var run = runs.find(id).orElseThrow(() -> new Unknown("There is no run " + Quoted.of(id)));
        viewer.mustOperate(lookup.programme(lookup.release(run.release().value())), "cancel runs");
        runs.cancel(id, viewer.id());
    }

    @GetMapping("/environments")
    @Operation(
            summary = "What version is where",
            description =
                    "A site of which nobody told has no build; declared is what people said of a site that is deployed by hand.")
    List<Installed> environments() {
        return programmes.all().stream()
                .map(programme -> new Installed(
                        programme.id(),
                        programme.environments().stream().map(Purpose::of).toList(),
                        environments.installed(programme.id())))
                .toList();
    }
}
