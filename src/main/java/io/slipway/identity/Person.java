package io.slipway.identity;

import java.io.Serializable;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Somebody signed in. */
record Person(String id, String fullName, Set<String> groups) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return id;
    }
}
