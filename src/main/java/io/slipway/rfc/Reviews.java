package io.slipway.rfc;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Resolvers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.SiteOutcomes.SiteResult;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the review after a deployment finds, and when the request for change is closed by it. */
@Component
class Reviews {

    private final Releases releases;
    private final Programmes programmes;
    private final Resolvers resolvers;
    private final SiteOutcomes outcomes;
    private final RfcTable table;
    private final Clock clock;

    Reviews(
            Releases releases,
            Programmes programmes,
            Resolvers resolvers,
            SiteOutcomes outcomes,
            RfcTable table,
            Clock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.resolvers = resolvers;
        this.outcomes = outcomes;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Keeps what the review found.
     *
     * @throws RuleBroken when it was a success and a site of the request does not run the build, or is to be rolled back
     *     although the party of the release fixes forward
     */
    void review(ReleaseKey key, Rfc.Outcome outcome, String by) {
        releases.hold(key);
        var rfc = table.current(key)
                .filter(current -> current.state() == Rfc.State.APPROVED)
                .orElseThrow(() -> new RuleBroken(
                        "No request for change of " + key + " is approved, so there is no" + " deployment to review"));
        if (outcome == Rfc.Outcome.SUCCESS) {
            refuse(
                    "It was no success (M-144): ",
                    notThere(key, rfc),
                    ". Decide otherwise, or have it deployed there first");
        }
        if (outcome == Rfc.Outcome.ROLL_BACK) {
            resolvers.fixingForward(releases.get(key)).ifPresent(party -> {
                throw new RuleBroken("Rolling back is not open to " + party.name()
                        + ", which fixes forward (M-212). Decide on fixing forward");
            });
        }
        table.review(key, rfc.number(), outcome, by, clock.instant());
    }

    /**
     * Closes the request once the release is deployed everywhere it asked for, or is rolled back there; no retest is waited
     * for (M-150).
     *
     * @return why it stays open; nothing, if it is closed
     */
    Optional<String> close(ReleaseKey key) {
        releases.hold(key);
        var rfc = table.current(key);
        if (rfc.isEmpty()) {
            return Optional.of("There is no request for change of " + key + " to close");
        }
        var obstacle = obstacle(key, rfc.get());
        if (obstacle.isEmpty() && rfc.get().state() != Rfc.State.CLOSED) {
            table.close(key, rfc.get().number(), clock.instant());
        }
        return obstacle;
    }

    private Optional<String> obstacle(ReleaseKey key, Rfc rfc) {
        if (rfc.state() == Rfc.State.CLOSED) {
            return Optional.empty();
        }
        var name = "Request for change " + rfc.number();
        if (rfc.state() != Rfc.State.APPROVED || rfc.outcome() == null) {
            return Optional.of(name + " stays open: its deployment is not reviewed");
        }
        return switch (rfc.outcome()) {
            case SUCCESS -> open(name, notThere(key, rfc));
            case ROLL_BACK -> open(name, stillThere(key, rfc));
            case FIX_FORWARD -> Optional.of(name + " stays open: the release is being fixed forward");
        };
    }

    private static Optional<String> open(String name, List<String> sites) {
        return sites.isEmpty() ? Optional.empty() : Optional.of(name + " stays open: " + String.join("; ", sites));
    }

    private static void refuse(String because, List<String> sites, String mend) {
        if (!sites.isEmpty()) {
            throw new RuleBroken(because + String.join("; ", sites) + mend);
        }
    }

    /** Returns where the build does not run although the request asked to go there. */
    private List<String> notThere(ReleaseKey key, Rfc rfc) {
        var programme = programme(key);
        var results = outcomes.of(key);
        var party = resolvers.of(releases.get(key)).map(Programme.Party::id);
        return rfc.places().stream()
                .map(Rfc.Place::environment)
                .flatMap(environment -> party.isPresent()
                        ? missed(programme, environment, party.get(), results)
                        : missed(programme, environment, results))
                .toList();
    }

    /** A party that has one installation for several environments brings the build there once. */
    private static Stream<String> missed(
            Programme programme, String environment, String party, List<SiteResult> results) {
        return programme.environment(environment).sites().stream()
                .filter(site -> site.onboarded() && party.equals(site.party()))
                .filter(site -> results.stream()
                        .noneMatch(result -> result.deployed()
                                && (result.site().equals(site.code())
                                        || result.site()
                                                .equals(programme
                                                        .installation(site)
                                                        .code()))))
                .map(site -> site.name() + " does not run the build"
                        + results.stream()
                                .filter(result -> result.site().equals(site.code()))
                                .map(result -> " (" + result.outcome() + ")")
                                .collect(Collectors.joining()));
    }

    private static Stream<String> missed(Programme programme, String environment, List<SiteResult> results) {
        var there = in(environment, results).toList();
        return there.isEmpty()
                ? Stream.of("nothing was deployed in "
                        + programme.environment(environment).name())
                : there.stream()
                        .filter(site -> !site.deployed())
                        .map(site -> site(programme, site) + " does not run the build (" + site.outcome() + ")");
    }

    /** Returns where the build still runs although it was to be rolled back. */
    private List<String> stillThere(ReleaseKey key, Rfc rfc) {
        var programme = programme(key);
        var results = outcomes.of(key);
        return rfc.places().stream()
                .flatMap(place -> in(place.environment(), results))
                .filter(SiteResult::deployed)
                .map(site -> site(programme, site) + " still runs the build that was to be rolled back")
                .toList();
    }

    private static Stream<SiteResult> in(String environment, List<SiteResult> results) {
        return results.stream().filter(site -> site.environment().equals(environment));
    }

    private static String site(Programme programme, SiteResult result) {
        return programme.site(result.site()).name();
    }

    private Programme programme(ReleaseKey key) {
        return programmes.get(releases.get(key).programme());
    }
}
