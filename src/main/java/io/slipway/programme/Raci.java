package io.slipway.programme;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The RACI as the models ask for it: which groups of people do, decide, advise on or hear of an activity. */
@Component("raci")
public class Raci {

    private final Programmes programmes;

    Raci(Programmes programmes) {
        this.programmes = programmes;
    }

    /** Returns the groups that carry the letter; a role whose parties answer for themselves gives one group for each. */
    public List<String> groups(String programme, String activity, String letter) {
        var found = programmes.get(programme);
        return found.roles(activity, letter).stream()
                .flatMap(role -> groups(found, role))
                .toList();
    }

    /** Returns the groups to ask for advice before the activity is completed (F-140). */
    public List<String> consulted(String programme, String activity) {
        return groups(programme, activity, "C");
    }

    /** Returns the group that signs off the operational acceptance test, which the document leaves open. */
    public String oatOwner(String programme) {
        var found = programmes.get(programme);
        return found.roleGroup(found.choices().oatOwner());
    }

    /** Returns the group that signs off the root cause analysis of a hotfix (F-112). */
    public String rcaSignOff(String programme) {
        var found = programmes.get(programme);
        return found.roleGroup(found.choices().rcaSignOff());
    }

    /** Returns the group of those who run releases, and so analyse what went wrong with them. */
    public String operator(String programme) {
        var found = programmes.get(programme);
        return found.roleGroup(found.operator().id());
    }

    /** Returns the group that owns the site, and so agrees its dates. */
    public String ownerOf(String programme, String site) {
        var found = programmes.get(programme);
        return found.owner(found.site(site))
                .map(party -> found.partyGroup(party.id()))
                .orElseGet(() -> found.roleGroup(found.operator().id()));
    }

    private static Stream<String> groups(Programme programme, String role) {
        return programme.role(role).eachParty()
                ? programme.partiesOf(role).stream().map(party -> programme.partyGroup(party.id()))
                : Stream.of(programme.roleGroup(role));
    }
}
