package io.slipway.http;

import io.slipway.deployment.Environments;
import io.slipway.deployment.InstalledSite;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What version is where, and whether the rehearsal still equals the live environment (F-056). */
@Page
class EnvironmentsPage {

    private final Environments environments;
    private final Programmes programmes;

    EnvironmentsPage(Environments environments, Programmes programmes) {
        this.environments = environments;
        this.programmes = programmes;
    }

    /**
     * A programme with its environments.
     *
     * @param rehearsal the name of the environment that has to hold what the live one holds; null where there is none
     * @param known whether any run has told what one of both holds
     */
    record ProgrammeView(
            Programme programme,
            @Nullable String rehearsal,
            boolean known,
            boolean differs,
            List<EnvironmentView> environments) {}

    record EnvironmentView(Programme.Environment environment, List<SiteView> sites) {}

    record SiteView(InstalledSite site, boolean differs) {}

    @GetMapping("/environments")
    String environments(Model model) {
        model.addAttribute("here", "environments")
                .addAttribute(
                        "programmes", programmes.all().stream().map(this::view).toList());
        return "environments";
    }

    private ProgrammeView view(Programme programme) {
        var sites = environments.installed(programme.id());
        var rehearsal = programme.rehearsal();
        var expected = builds(sites, programme.live().id());
        var rehearsed = rehearsal.map(place -> builds(sites, place.id())).orElse(expected);
        var known = !expected.equals(Set.of("")) || !rehearsed.equals(Set.of(""));
        return new ProgrammeView(
                programme,
                rehearsal.map(Programme.Environment::name).orElse(null),
                known,
                !expected.equals(rehearsed),
                programme.environments().stream()
                        .map(environment -> new EnvironmentView(
                                environment,
                                sites.stream()
                                        .filter(site -> site.environment().equals(environment.id()))
                                        .map(site -> new SiteView(
                                                site,
                                                rehearsal
                                                                .filter(environment::equals)
                                                                .isPresent()
                                                        && !isOnly(expected, site)))
                                        .toList()))
                        .toList());
    }

    private static boolean isOnly(Set<String> builds, InstalledSite site) {
        return builds.equals(Set.of(Objects.toString(site.build(), "")));
    }

    private static Set<String> builds(List<InstalledSite> sites, String environment) {
        return sites.stream()
                .filter(site -> site.environment().equals(environment))
                .map(site -> Objects.toString(site.build(), ""))
                .collect(Collectors.toSet());
    }
}
