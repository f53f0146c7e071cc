package io.slipway.evidence;

import io.slipway.evidence.Standing.Group;
import io.slipway.programme.Programme;
import io.slipway.release.People;
import io.slipway.release.Signatory;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The names of people and groups, as a reader wants them instead of ids. */
@Component
public class Names {

    private final People people;

    Names(People people) {
        this.people = people;
    }

    /** Returns the name that the person bears now. */
    public String person(String person) {
        return people.name(person);
    }

    Map<String, String> people(Collection<String> people) {
        return people.isEmpty() ? Map.of() : this.people.names(people);
    }

    /** Returns the person under the name they bore at that moment, with the account. */
    public Signatory at(String person, Instant moment) {
        return people.at(person, moment);
    }

    Group group(Programme programme, String id) {
        return new Group(id, programme.groupName(id));
    }
}
