package io.slipway.evidence;

import io.slipway.evidence.Standing.Group;
import io.slipway.programme.Programme;
import io.slipway.release.People;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The names of people and groups, as a reader wants them instead of ids. */
@Component
public class Names {

    private final People people;

    Names(People people) {
        this.people = people;
    }

    public String person(String person) {
        return people.name(person);
    }

    Group group(Programme programme, String id) {
        var parties = programme.parties().stream()
                .filter(party -> programme.partyGroup(party.id()).equals(id))
                .map(Programme.Party::name);
        var roles = programme.roles().stream()
                .filter(role -> programme.roleGroup(role.id()).equals(id))
                .map(Programme.Role::name);
        return new Group(id, Stream.concat(roles, parties).findFirst().orElse(id));
    }
}
