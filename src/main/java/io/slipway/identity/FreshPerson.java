package io.slipway.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the person behind a request as they are now, not as they were when they signed in. Whose account is gone, or got
 * another password, is nobody, and their session has ended.
 */
class FreshPerson extends OncePerRequestFilter {

    private final Accounts accounts;

    FreshPerson(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = CurrentPerson.signedIn();
        if (signedIn.isPresent()) {
            var now = accounts.find(signedIn.get().id()).filter(person -> person.isStill(signedIn.get()));
            if (now.isPresent()) {
                // A new context, so that the one in the session stays as it was.
                SecurityContextHolder.setContext(new SecurityContextImpl(SignIn.signedIn(now.get())));
            } else {
                forget(request);
            }
        }
        chain.doFilter(request, response);
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
