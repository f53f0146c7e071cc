package io.slipway.http;

import io.slipway.deployment.Environments;
import io.slipway.deployment.InstalledSite;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What version is where, and whether pre-production still equals production (F-056). */
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
     * @param known whether any run has told what production or pre-production holds
     */
    record ProgrammeView(
            Programme programme,
            String rehearsal,
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
        var production = programme.production();
        var rehearsal = beforeProduction(programme);
        var expected = builds(sites, production.id());
        var rehearsed = builds(sites, rehearsal.id());
        var known = !expected.equals(Set.of("")) || !rehearsed.equals(Set.of(""));
        return new ProgrammeView(
                programme,
                rehearsal.name(),
                known,
                !expected.equals(rehearsed),
                programme.environments().stream()
                        .map(environment -> new EnvironmentView(
                                environment,
                                sites.stream()
                                        .filter(site -> site.environment().equals(environment.id()))
                                        .map(site -> new SiteView(
                                                site,
                                                environment.id().equals(rehearsal.id()) && !isOnly(expected, site)))
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

    private static Programme.Environment beforeProduction(Programme programme) {
        var all = programme.environments();
        return all.get(Math.max(0, all.indexOf(programme.production()) - 1));
    }
}
