package io.slipway.identity;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks a password against the engine's accounts. Why somebody is refused is never said. */
@Component
class SignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Throttle perPerson;
    private final Throttle perAddress;

    SignIn(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.perPerson = new Throttle(5, clock);
        this.perAddress = new Throttle(50, clock);
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        var id = claimed.getName();
        var address = address(claimed);
        var both = address + " " + id.toLowerCase(Locale.ROOT);
        if (perPerson.refuses(both) || perAddress.refuses(address) || !signsIn(id, claimed.getCredentials())) {
            perPerson.failed(both);
            perAddress.failed(address);
            throw new BadCredentialsException("Refused");
        }
        perPerson.succeeded(both);
        return accounts.find(id).map(SignIn::signedIn).orElseThrow(() -> new BadCredentialsException("Refused"));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    static Authentication signedIn(Person person) {
        var groups = person.groups().stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(person, null, List.copyOf(groups));
    }

    private boolean signsIn(String id, @Nullable Object password) {
        try {
            return password != null && accounts.signsIn(id, password.toString());
        } catch (org.camunda.bpm.engine.AuthenticationException locked) {
            return false;
        }
    }

    private static String address(Authentication claimed) {
        return claimed.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
    }
}
