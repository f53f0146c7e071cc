package io.slipway.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks a password against the engine's accounts. Why somebody is refused is never said, nor to be timed. */
@Component
public class SignIn implements AuthenticationProvider {

    /** Longer than it takes to find out. */
    private static final Duration REFUSAL = Duration.ofMillis(100);

    private final Accounts accounts;
    private final Guesses guesses;
    private final Warnings warnings;

    SignIn(Accounts accounts, Guesses guesses, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.guesses = guesses;
        this.warnings = new Warnings(accounts, events, clock);
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        return proved(address(claimed), claimed.getName(), claimed.getCredentials())
                .map(SignIn::signedIn)
                .orElseThrow(() -> new BadCredentialsException("Refused"));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    /** Returns the person whose password this is, unless it was guessed at too often from this address. */
    public Optional<Person> proved(String address, String id, @Nullable Object password) {
        var since = System.nanoTime();
        if (!guesses.refuses(address, id)) {
            if (password != null && accounts.signsIn(id, password.toString())) {
                guesses.succeeded(address, id);
                return accounts.find(id);
            }
            guesses.failed(address, id).ifPresent(until -> warnings.paused(id, address, until));
        }
        LockSupport.parkNanos(REFUSAL.toNanos() - (System.nanoTime() - since));
        return Optional.empty();
    }

    static Authentication signedIn(Person person) {
        var groups = person.groups().stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(person, null, List.copyOf(groups));
    }

    private static String address(Authentication claimed) {
        return claimed.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
    }
}
