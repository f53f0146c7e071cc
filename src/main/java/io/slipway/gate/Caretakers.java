package io.slipway.gate;

import static java.util.Collections.disjoint;

import io.slipway.identity.CurrentPerson;
import io.slipway.identity.Groups;
import io.slipway.identity.Person;
import java.util.Set;

/** They look after diagrams and accounts; what was decided why is not theirs to read, unless they audit as well. */
final class Caretakers {

    static final String REFUSAL = "What people typed is read by auditors; the release's page shows what is for you";

    private static final Set<String> GROUPS = Set.of(Groups.PROCESS_OWNERS, Groups.ADMINS);

    private Caretakers() {}

    /** Returns whether the request at hand is one of theirs, or nobody knows whose. */
    static boolean ask() {
        return CurrentPerson.signedIn()
                .map(Person::groups)
                .filter(groups -> groups.contains(Groups.AUDITORS) || disjoint(groups, GROUPS))
                .isEmpty();
    }
}
