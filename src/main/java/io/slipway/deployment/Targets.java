package io.slipway.deployment;

import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Clearance;
import io.slipway.programme.Programme.Site;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which sites a deployment goes to, and which it leaves out and why (F-016, F-088). */
@Component
public class Targets {

    private static final String LEFT_OUT = "is left out of this release";

    private final Programmes programmes;
    private final Agreements agreements;
    private final Windows windows;

    Targets(Programmes programmes, Agreements agreements, Windows windows) {
        this.programmes = programmes;
        this.agreements = agreements;
        this.windows = windows;
    }

    /** A site that this deployment does not go to. */
    record LeftOut(Site site, String reason) {}

    private record Candidate(Site site, @Nullable String obstacle) {}

    /** What is settled of a release's dates. */
    private record Dates(List<SiteAgreement> agreements, List<Window> windows) {

        Optional<SiteAgreement> agreement(Site site) {
            return agreements.stream()
                    .filter(agreement -> agreement.site().equals(site.code()))
                    .findFirst();
        }
    }

    public List<Site> of(Release release, String environment, int window) {
        return reachable(candidates(release, environment, window, dates(release)));
    }

    /** Returns the sites of the live environments that each of the releases goes to, in whichever of its windows. */
    Map<ReleaseKey, List<Site>> live(Collection<Release> releases) {
        var keys = releases.stream().map(Release::key).toList();
        var agreed = agreements.of(keys);
        var known = windows.of(keys);
        return releases.stream().collect(Collectors.toMap(Release::key, release -> {
            var dates = new Dates(
                    agreed.getOrDefault(release.key(), List.of()), known.getOrDefault(release.key(), List.of()));
            var live = programmes.get(release.programme()).environments().stream()
                    .filter(Programme.Environment::live)
                    .map(Programme.Environment::id)
                    .toList();
            return dates.windows().stream()
                    .map(Window::number)
                    .distinct()
                    .flatMap(number -> live.stream()
                            .flatMap(place -> reachable(candidates(release, place, number, dates)).stream()))
                    .distinct()
                    .toList();
        }));
    }

    private Dates dates(Release release) {
        return new Dates(agreements.of(release.key()), windows.of(release.key()));
    }

    private static List<Site> reachable(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.obstacle() == null)
                .map(Candidate::site)
                .toList();
    }

    /** Returns the sites that the release may ever go to: those of its party, where it is a party's own. */
    List<Site> all(Release release, String environment) {
        return environment(release, environment).sites().stream()
                .filter(site -> release.party() == null || release.party().equals(site.party()))
                .toList();
    }

    List<LeftOut> leftOut(Release release, String environment, int window) {
        return candidates(release, environment, window, dates(release)).stream()
                .filter(candidate -> candidate.obstacle() != null)
                .map(candidate -> new LeftOut(candidate.site(), Objects.requireNonNull(candidate.obstacle())))
                .toList();
    }

    private List<Candidate> candidates(Release release, String environment, int window, Dates dates) {
        var place = environment(release, environment);
        var sites = all(release, environment);
        if (!place.needs(Clearance.AGREEMENT)) {
            return sites.stream().map(site -> new Candidate(site, null)).toList();
        }
        return sites.stream()
                .flatMap(site -> candidate(release, site, window, dates).stream())
                .toList();
    }

    private Optional<Candidate> candidate(Release release, Site site, int window, Dates dates) {
        if (programmes.get(release.programme()).owner(site).isEmpty()) {
            return window == 1 ? Optional.of(new Candidate(site, obstacle(site, dates))) : Optional.empty();
        }
        var agreement = dates.agreement(site);
        if (agreement.map(SiteAgreement::window).orElse(1) != window) {
            return Optional.empty();
        }
        if (!site.onboarded()) {
            return Optional.of(new Candidate(site, "is not onboarded: there is no VPN to it"));
        }
        var reason = agreement
                .map(asked -> disagreement(
                        asked,
                        dates.windows().stream()
                                .filter(one -> one.number() == window)
                                .findFirst()))
                .orElse("was not asked for a date");
        return Optional.of(new Candidate(site, reason.isEmpty() ? null : reason));
    }

    /** What no party owns goes with every release, unless a hotfix is for the sites of parties alone (F-108). */
    private static @Nullable String obstacle(Site site, Dates dates) {
        return dates.agreement(site)
                .filter(found -> found.state() == SiteAgreement.State.LEFT_OUT)
                .map(found -> LEFT_OUT)
                .orElse(null);
    }

    private static String disagreement(SiteAgreement agreement, Optional<Window> window) {
        return switch (agreement.state()) {
            case ASKED -> "has not agreed the date";
            case PROPOSED -> "asks for another date";
            case LEFT_OUT -> LEFT_OUT;
            case TOLD -> "";
            case AGREED -> {
                var agreed = agreement.agreedStart();
                var sameDate = agreed == null
                        || window.map(Window::startsAt).filter(agreed::equals).isPresent();
                yield sameDate ? "" : "agreed " + agreed + ", not the date of this window";
            }
        };
    }

    private Programme.Environment environment(Release release, String environment) {
        return programmes.get(release.programme()).environment(environment);
    }
}
