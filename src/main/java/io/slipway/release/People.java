package io.slipway.release;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The names of people, as a reader wants them instead of ids. */
@Component
public class People {

    private final IdentityService accounts;

    People(IdentityService accounts) {
        this.accounts = accounts;
    }

    public String name(String person) {
        var account = accounts.createUserQuery().userId(person).singleResult();
        return account == null ? person : (account.getFirstName() + " " + account.getLastName()).strip();
    }
}
