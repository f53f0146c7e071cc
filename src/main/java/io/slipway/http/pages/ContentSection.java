package io.slipway.http.pages;

import io.slipway.build.Builds;
import io.slipway.scope.ScopeChanges;
import io.slipway.scope.Scopes;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the release brings: its scope, what was asked to change of it, and its build. */
@Component
class ContentSection implements ReleaseSection {

    private final Scopes scopes;
    private final ScopeChanges changes;
    private final Builds builds;

    ContentSection(Scopes scopes, ScopeChanges changes, Builds builds) {
        this.scopes = scopes;
        this.changes = changes;
        this.builds = builds;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        var release = reading.release();
        model.addAttribute("scope", scopes.of(release.key()))
                .addAttribute("scopeChanges", changes.of(release.key()))
                .addAttribute(
                        "mayChangeScope",
                        reading.standing().inFlight() && reading.viewer().mayChangeScope(reading.programme(), release))
                .addAttribute("build", builds.current(release).orElse(null));
    }
}
