package io.slipway.gate;

import io.slipway.identity.Accounts;
import io.slipway.identity.EngineGuard;
import io.slipway.identity.Guesses;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.stereotype.Component;

/** What a request passes on its way to the engine's interface, in this order. */
@Component
class GateFilters implements EngineGuard {

    private final TaskComments comments;
    private final Accounts accounts;
    private final ModelUpload upload;
    private final RestGuard guard;
    private final Guesses guesses;

    GateFilters(TaskComments comments, Accounts accounts, ModelUpload upload, RestGuard guard, Guesses guesses) {
        this.comments = comments;
        this.accounts = accounts;
        this.upload = upload;
        this.guard = guard;
        this.guesses = guesses;
    }

    @Override
    public void guard(HttpSecurity http) {
        http.addFilterAfter(new EngineGate(comments, accounts), AuthorizationFilter.class)
                .addFilterAfter(upload, EngineGate.class)
                .addFilterAfter(guard, ModelUpload.class)
                .addFilterAfter(new Unlocking(guesses), RestGuard.class);
    }
}
