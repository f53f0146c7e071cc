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
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names the person to the engine for the length of a request. Requests to our own pages and interface also carry the
 * application's rights: they check first.
 */
class EngineIdentity extends OncePerRequestFilter {

    private final IdentityService engine;
    private final boolean ours;

    EngineIdentity(IdentityService engine, boolean ours) {
        this.engine = engine;
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
        engine.setAuthentication(signedIn.get().id(), groups(signedIn.get()));
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
