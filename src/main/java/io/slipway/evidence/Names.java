package io.slipway.evidence;

import io.slipway.evidence.Standing.Group;
import io.slipway.programme.Programme;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The names of people and groups, as a reader wants them instead of ids. */
@Component
public class Names {

    private final IdentityService people;

    Names(IdentityService people) {
        this.people = people;
    }

    public String person(String person) {
        var user = people.createUserQuery().userId(person).singleResult();
        return user == null ? person : (user.getFirstName() + " " + user.getLastName()).strip();
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
