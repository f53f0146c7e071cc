package io.slipway.calendar;

import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Environment;
import io.slipway.programme.Programme.Party;
import io.slipway.programme.Programme.Site;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom something concerns that happens at a place. */
public final class Concerned {

    private Concerned() {}

    /** Returns the parties with a site in the environment, and those that have none anywhere and look at all of them. */
    public static Set<String> at(Programme programme, String environment) {
        return with(programme, owners(Stream.of(programme.environment(environment))));
    }

    /** Returns these parties, and those that have no site anywhere and look at all of them. */
    public static Set<String> with(Programme programme, Set<String> parties) {
        var owners = owners(programme.environments().stream());
        var all = new HashSet<>(parties);
        programme.parties().stream()
                .filter(party -> !owners.contains(party.id()) || runs(programme, party))
                .map(Party::id)
                .forEach(all::add);
        return all;
    }

    private static boolean runs(Programme programme, Party party) {
        return programme.role(party.role()).operator();
    }

    private static Set<String> owners(Stream<Environment> environments) {
        return environments
                .flatMap(environment -> environment.sites().stream())
                .map(Site::party)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
