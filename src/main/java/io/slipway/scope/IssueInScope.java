package io.slipway.scope;

import io.slipway.release.IssueTakenUp;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts the issue that a release takes up into its scope. */
@Component
class IssueInScope {

    private final Scopes scopes;

    IssueInScope(Scopes scopes) {
        this.scopes = scopes;
    }

    @EventListener
    void takenUp(IssueTakenUp taken) {
        scopes.replace(taken.release(), List.of(ScopeItem.of(taken.issue())));
    }
}
