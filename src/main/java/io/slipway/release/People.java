package io.slipway.release;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The names of people, and of programs that act like people, as a reader wants them instead of ids. */
@Component
public class People {

    private static final Map<String, String> PROGRAMS =
            Map.of("service-desk", "Service desk", "build-server", "Build server");

    private final IdentityService accounts;

    People(IdentityService accounts) {
        this.accounts = accounts;
    }

    public String name(String person) {
        var account = accounts.createUserQuery().userId(person).singleResult();
        return account == null
                ? PROGRAMS.getOrDefault(person, person)
                : (account.getFirstName() + " " + account.getLastName()).strip();
    }
}
