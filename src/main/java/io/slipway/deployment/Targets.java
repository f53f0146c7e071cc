package io.slipway.deployment;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Clearance;
import io.slipway.programme.Programme.Site;
import io.slipway.programme.Programmes;
import io.slipway.release.Agreements;
import io.slipway.release.Release;
import io.slipway.release.SiteAgreement;
import io.slipway.release.Window;
import io.slipway.release.Windows;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which sites a deployment goes to, and which it leaves out and why (F-016, F-088). */
@Component
class Targets {

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

    List<Site> of(Release release, String environment, int window) {
        return candidates(release, environment, window).stream()
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
        return candidates(release, environment, window).stream()
                .filter(candidate -> candidate.obstacle() != null)
                .map(candidate -> new LeftOut(candidate.site(), Objects.requireNonNull(candidate.obstacle())))
                .toList();
    }

    private List<Candidate> candidates(Release release, String environment, int window) {
        var place = environment(release, environment);
        var sites = all(release, environment);
        if (!place.needs(Clearance.AGREEMENT)) {
            return sites.stream().map(site -> new Candidate(site, null)).toList();
        }
        return sites.stream()
                .flatMap(site -> candidate(release, site, window).stream())
                .toList();
    }

    private Optional<Candidate> candidate(Release release, Site site, int window) {
        if (programmes.get(release.programme()).owner(site).isEmpty()) {
            return window == 1 ? Optional.of(new Candidate(site, obstacle(release, site))) : Optional.empty();
        }
        var agreement = agreements.find(release.key(), site.code());
        if (agreement.map(SiteAgreement::window).orElse(1) != window) {
            return Optional.empty();
        }
        if (!site.onboarded()) {
            return Optional.of(new Candidate(site, "is not onboarded: there is no VPN to it"));
        }
        var reason = agreement
                .map(asked -> disagreement(asked, windows.find(release.key(), window)))
                .orElse("was not asked for a date");
        return Optional.of(new Candidate(site, reason.isEmpty() ? null : reason));
    }

    /** What no party owns goes with every release, unless a hotfix is for the sites of parties alone (F-108). */
    private @Nullable String obstacle(Release release, Site site) {
        return agreements
                .find(release.key(), site.code())
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
