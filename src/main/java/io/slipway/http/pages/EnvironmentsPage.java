package io.slipway.http.pages;

import static java.util.stream.Collectors.toSet;

import io.slipway.deployment.Environments;
import io.slipway.deployment.InstalledSite;
import io.slipway.evidence.Standing.State;
import io.slipway.evidence.Standings;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Deployer;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What version is where, and whether the rehearsal still equals the live environment (F-056). */
@Page
class EnvironmentsPage {

    private final Environments environments;
    private final Programmes programmes;
    private final Releases releases;
    private final Standings standings;

    EnvironmentsPage(Environments environments, Programmes programmes, Releases releases, Standings standings) {
        this.environments = environments;
        this.programmes = programmes;
        this.releases = releases;
        this.standings = standings;
    }

    /**
     * A programme with its environments.
     *
     * @param rehearsal the name of the environment that has to hold what the live one holds; null where there is none
     * @param differs whether it does not
     * @param onTheirWay the releases in flight that explain why
     */
    record ProgrammeView(
            Programme programme,
            @Nullable String rehearsal,
            boolean differs,
            List<Release> onTheirWay,
            List<EnvironmentView> environments) {

        /** Whether no release is between the two, so that somebody has to look into it. */
        public boolean unexplained() {
            return differs && onTheirWay.isEmpty();
        }

        /** Whether what some site runs is known from the programme alone. */
        public boolean declares() {
            return environments.stream()
                    .flatMap(environment -> environment.sites().stream())
                    .anyMatch(SiteView::declared);
        }
    }

    record EnvironmentView(Programme.Environment environment, List<SiteView> sites) {}

    /**
     * @param version what it runs, by the release that brought it, by its build or by what the programme declares
     * @param declared whether nobody but the programme says so
     * @param deployer who brings software there
     */
    record SiteView(InstalledSite site, @Nullable String version, boolean declared, String deployer, boolean differs) {}

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
        var expected = builds(programme, sites, programme.live());
        var rehearsed = rehearsal.map(place -> builds(programme, sites, place)).orElse(expected);
        return new ProgrammeView(
                programme,
                rehearsal.map(place -> Doings.place(place.name())).orElse(null),
                !expected.equals(rehearsed),
                onTheirWay(programme, sites),
                programme.environments().stream()
                        .map(environment -> new EnvironmentView(
                                environment,
                                sites.stream()
                                        .filter(site -> site.environment().equals(environment.id()))
                                        .map(site -> site(
                                                programme,
                                                site,
                                                rehearsal
                                                                .filter(environment::equals)
                                                                .isPresent()
                                                        && !expected.equals(Set.of(build(programme, site)))))
                                        .toList()))
                        .toList());
    }

    /** What is in flight and stands in the rehearsal, or at some live sites, is between the two. */
    private List<Release> onTheirWay(Programme programme, List<InstalledSite> sites) {
        var keys = sites.stream()
                .filter(site -> isCompared(programme, site))
                .map(InstalledSite::release)
                .filter(Objects::nonNull)
                .collect(toSet());
        var some = releases.of(keys).values();
        var states = standings.states(some);
        return some.stream()
                .filter(release -> states.get(release.key()) == State.IN_FLIGHT)
                .sorted((one, other) -> one.requestedAt().compareTo(other.requestedAt()))
                .toList();
    }

    private static SiteView site(Programme programme, InstalledSite site, boolean differs) {
        var declared = site.build() == null && isCompared(programme, site);
        var version = site.release() == null ? site.build() : site.release().number();
        var place = programme.site(site.site());
        return new SiteView(
                site,
                declared ? programme.initialVersion() : version,
                declared,
                place.deployedBy() == Deployer.PARTY ? "by hand, by " + owner(programme, place) : "Ansible",
                differs);
    }

    private static String owner(Programme programme, Programme.Site place) {
        return place.party() == null
                ? programme.operator().name()
                : programme.party(place.party()).name();
    }

    /** The programme declares what its live sites ran before the first release, and so what their rehearsal has to hold. */
    private static boolean isCompared(Programme programme, InstalledSite site) {
        return site.onboarded()
                && (programme.isLive(site.environment())
                        || programme
                                .rehearsal()
                                .filter(rehearsal -> rehearsal.id().equals(site.environment()))
                                .isPresent());
    }

    private static Set<String> builds(
            Programme programme, List<InstalledSite> sites, Programme.Environment environment) {
        return sites.stream()
                .filter(InstalledSite::onboarded)
                .filter(site -> site.environment().equals(environment.id()))
                .map(site -> build(programme, site))
                .collect(toSet());
    }

    private static String build(Programme programme, InstalledSite site) {
        return Objects.requireNonNullElse(site.build(), programme.initialVersion());
    }
}
