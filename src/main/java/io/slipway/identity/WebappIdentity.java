package io.slipway.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/** Tells Cockpit, Tasklist and Admin who is signed in. Created by Camunda's filter, hence public. */
public class WebappIdentity implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return CurrentPerson.signedIn().map(WebappIdentity::known).orElseGet(AuthenticationResult::unsuccessful);
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // Spring Security has answered strangers before.
    }

    private static AuthenticationResult known(Person person) {
        var result = AuthenticationResult.successful(person.id());
        result.setGroups(List.copyOf(person.groups()));
        return result;
    }
}
