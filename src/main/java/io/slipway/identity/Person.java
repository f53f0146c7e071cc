package io.slipway.identity;

import java.io.Serializable;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Somebody signed in. The seal changes with their password, and tells nothing about it. */
public record Person(String id, String fullName, Set<String> groups, String seal)
        implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return id;
    }

    boolean isStill(Person before) {
        return id.equals(before.id) && seal.equals(before.seal);
    }
}
