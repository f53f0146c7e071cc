package io.slipway.identity;

import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person behind the request at hand. */
@Component
public class CurrentPerson {

    public String id() {
        return person().id();
    }

    /** Returns the name that other people know the person by. */
    public String name() {
        return person().fullName().isEmpty() ? id() : person().fullName();
    }

    public Set<String> groups() {
        return person().groups();
    }

    public boolean isMemberOf(String group) {
        return groups().contains(group);
    }

    public static Optional<Person> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(Person.class::isInstance)
                .map(Person.class::cast);
    }

    private static Person person() {
        return signedIn().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
