package io.slipway.identity;

import io.slipway.process.ApplicationRights;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names the person to the engine for the length of a request, with the groups they are in now, not those they were in
 * when they signed in. Requests to our own pages and interface also carry the application's rights: they check first.
 */
class EngineIdentity extends OncePerRequestFilter {

    private final IdentityService engine;
    private final Accounts accounts;
    private final boolean ours;

    EngineIdentity(IdentityService engine, Accounts accounts, boolean ours) {
        this.engine = engine;
        this.accounts = accounts;
        this.ours = ours;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = CurrentPerson.signedIn();
        if (signedIn.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var now = accounts.find(signedIn.get().id());
        if (now.isEmpty()) {
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
            return;
        }
        // A new context, so that the one in the session stays as it was.
        SecurityContextHolder.setContext(new SecurityContextImpl(SignIn.signedIn(now.get())));
        engine.setAuthentication(now.get().id(), groups(now.get()));
        try {
            chain.doFilter(request, response);
        } finally {
            engine.clearAuthentication();
        }
    }

    private List<String> groups(Person person) {
        var groups = new ArrayList<>(person.groups());
        if (ours) {
            groups.add(ApplicationRights.GROUP);
        }
        return groups;
    }
}
