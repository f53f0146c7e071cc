package io.slipway.http.pages;

import io.slipway.build.Builds;
import io.slipway.build.Retests;
import io.slipway.scope.KnownIssues;
import io.slipway.scope.ScopeChanges;
import io.slipway.scope.Scopes;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the release brings: its scope, what was asked to change of it, its build, and what that means for defects. */
@Component
class ContentSection implements ReleaseSection {

    private final Scopes scopes;
    private final ScopeChanges changes;
    private final Builds builds;
    private final Retests retests;
    private final KnownIssues issues;

    ContentSection(Scopes scopes, ScopeChanges changes, Builds builds, Retests retests, KnownIssues issues) {
        this.scopes = scopes;
        this.changes = changes;
        this.builds = builds;
        this.retests = retests;
        this.issues = issues;
    }

    @Override
    public void show(ReleaseReading reading, Model model) {
        var release = reading.release();
        model.addAttribute("scope", scopes.of(release.key()))
                .addAttribute("scopeChanges", changes.of(release.key()))
                .addAttribute(
                        "mayChangeScope",
                        reading.standing().inFlight() && reading.viewer().mayChangeScope(reading.programme(), release))
                .addAttribute("retests", retests.of(release.key()))
                .addAttribute(
                        "knownIssues",
                        reading.programme().defects().areFollowed() ? issues.of(release.key()) : List.of())
                .addAttribute("build", builds.current(release).orElse(null));
    }
}
