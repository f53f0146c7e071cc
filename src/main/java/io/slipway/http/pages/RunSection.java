package io.slipway.http.pages;

import io.slipway.deployment.Environments;
import io.slipway.deployment.InstalledSite;
import io.slipway.deployment.Runs;
import io.slipway.programme.Programme;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What was deployed, and where the release runs now. */
@Component
class RunSection implements ReleaseSection {

    private final Runs runs;
    private final Environments environments;
    private final Clock clock;

    RunSection(Runs runs, Environments environments, Clock clock) {
        this.runs = runs;
        this.environments = environments;
        this.clock = clock;
    }

    /**
     * An environment in which the release runs.
     *
     * @param all how many sites it has
     */
    record Place(Programme.Environment environment, List<String> sites, int all) {

        public String words() {
            var name = Doings.place(environment.name());
            return all < 2
                    ? name
                    : name + ": " + sites.size() + " of " + all + " sites (" + String.join(", ", sites) + ")";
        }
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        var key = reading.release().key();
        var all = runs.of(key);
        var going = all.stream().filter(run -> !run.state().hasEnded()).toList();
        model.addAttribute("leftOut", runs.leftOut(key))
                .addAttribute("places", places(reading))
                .addAttribute("doing", new Doings(going, clock.instant()).of(reading.standing(), reading.programme()));
        RunView.show(model, all);
    }

    private List<Place> places(ReleaseReading reading) {
        var own = environments.installed(reading.programme().id()).stream()
                .filter(site -> reading.release().key().equals(site.release()))
                .toList();
        return reading.programme().environments().stream()
                .map(environment -> new Place(
                        environment,
                        own.stream()
                                .filter(site -> site.environment().equals(environment.id()))
                                .map(InstalledSite::name)
                                .toList(),
                        environment.sites().size()))
                .filter(place -> !place.sites().isEmpty())
                .toList();
    }
}
