package io.slipway.programme;

import io.slipway.programme.Programme.Power;
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

    /** Returns the group of the role that the programme chose where its document leaves open who decides. */
    public String chosen(String programme, String choice) {
        var found = programmes.get(programme);
        return found.roleGroup(found.choice(choice));
    }

    /** Returns the group that signs off the root cause analysis (F-112). */
    public String rcaSignOff(String programme) {
        var found = programmes.get(programme);
        return found.roleGroup(found.withPower(Power.SIGN_OFF_RCA).id());
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
