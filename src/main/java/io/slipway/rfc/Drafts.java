package io.slipway.rfc;

import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Resolvers;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes drafts of requests for change; the windows they ask for become those of the release. */
@Component
class Drafts {

    private static final int LONGEST = 4000;
    private static final int LONGEST_SUMMARY = 2000;

    private final Releases releases;
    private final Programmes programmes;
    private final WishRules rules;
    private final Resolvers resolvers;
    private final Windows windows;
    private final RfcTable table;
    private final Clock clock;

    Drafts(
            Releases releases,
            Programmes programmes,
            WishRules rules,
            Resolvers resolvers,
            Windows windows,
            RfcTable table,
            Clock clock) {
        this.releases = releases;
        this.programmes = programmes;
        this.rules = rules;
        this.resolvers = resolvers;
        this.windows = windows;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Keeps the draft and numbers its windows in the order in which they open.
     *
     * @param sameDay the ids of environments that a release reaches on one working day
     * @throws RuleBroken with everything that stands against it
     */
    void draft(ReleaseKey key, Draft draft, List<String> sameDay, String by) {
        releases.hold(key);
        var release = releases.get(key);
        var number = number(key);
        var problems = Stream.concat(missing(release, draft), rules.problems(release, draft.wishes(), sameDay))
                .toList();
        if (!problems.isEmpty()) {
            throw new RuleBroken("The request for change cannot be taken like this. " + String.join(". ", problems));
        }
        var places = places(draft.wishes());
        setWindows(release, places);
        table.write(key, number, checked(draft), places, by, clock.instant());
    }

    /** What was decided on stays as it is; another round follows. */
    private int number(ReleaseKey key) {
        return table.current(key)
                .map(rfc -> switch (rfc.state()) {
                    case DRAFT -> rfc.number();
                    case SENT_BACK, APPROVED, REFUSED -> rfc.number() + 1;
                    case RAISED ->
                        throw new RuleBroken("Request for change " + rfc.number()
                                + " is raised and is being decided on; have it sent back before it is drafted anew");
                    case CLOSED ->
                        throw new RuleBroken("Request for change " + rfc.number() + " of " + key
                                + " is closed; what is to change now is another release");
                })
                .orElse(1);
    }

    private Stream<String> missing(Release release, Draft draft) {
        var problems = new ArrayList<String>();
        if (draft.summary().isBlank()) {
            problems.add("'summary' is missing: say what the release brings, as its note will");
        }
        if (draft.impact().isBlank()) {
            problems.add("'impact' is missing: say who notices what");
        }
        rollback(release, draft.rollbackPlan()).forEach(problems::add);
        return problems.stream();
    }

    private Stream<String> rollback(Release release, String plan) {
        var forward = resolvers.fixingForward(release);
        if (forward.isEmpty()) {
            return plan.isBlank()
                    ? Stream.of("'rollbackPlan' is missing: a request for change has a rollback plan unless its party"
                            + " fixes forward (M-211)")
                    : Stream.empty();
        }
        return plan.isBlank()
                ? Stream.empty()
                : Stream.of("'rollbackPlan': " + forward.get().name()
                        + " fixes forward and rolls nothing back (M-212); leave it empty");
    }

    private static Draft checked(Draft draft) {
        return new Draft(
                Texts.limit("summary", draft.summary(), LONGEST_SUMMARY),
                Texts.limit("reason", draft.reason(), LONGEST_SUMMARY),
                Texts.limit("impact", draft.impact(), LONGEST),
                Texts.limit("rollbackPlan", draft.rollbackPlan(), LONGEST),
                draft.wishes());
    }

    private static List<Rfc.Place> places(List<Draft.Wish> wishes) {
        var asked = WishRules.inOrder(wishes);
        return IntStream.range(0, asked.size())
                .mapToObj(index -> asked.get(index).place(index + 1))
                .collect(Collectors.toList());
    }

    private void setWindows(Release release, List<Rfc.Place> places) {
        var programme = programmes.get(release.programme());
        windows.clear(release.key());
        places.forEach(place -> windows.set(
                release.key(),
                new Window(
                        place.window(),
                        place.startsAt(),
                        place.endsAt(),
                        programme.environment(place.environment()).name())));
    }
}
