package io.slipway.identity;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Looks into the engine with other eyes than those of the person whose request is under way. */
@Component
public class EngineSight {

    private final IdentityService people;

    EngineSight(IdentityService people) {
        this.people = people;
    }

    /** Sees all there is. */
    public <T> T everything(Supplier<T> look) {
        return look(people::clearAuthentication, look);
    }

    /** Sees what this person may. */
    public <T> T of(Person person, Supplier<T> look) {
        return look(() -> people.setAuthentication(person.id(), List.copyOf(person.groups())), look);
    }

    private <T> T look(Runnable begin, Supplier<T> look) {
        var before = people.getCurrentAuthentication();
        begin.run();
        try {
            return look.get();
        } finally {
            people.clearAuthentication();
            if (before != null) {
                people.setAuthentication(before);
            }
        }
    }
}
