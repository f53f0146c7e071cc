package io.slipway.issues;

import io.slipway.build.Build;
import io.slipway.build.Builds;
import io.slipway.readiness.ReleaseFacts;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which fix becomes the duty of the next planned release, and which release has done that duty. */
@Component
class FixDuties {

    private final CarriedFixes fixes;
    private final Releases releases;
    private final Scopes scopes;
    private final Builds builds;
    private final ReleaseFacts facts;

    FixDuties(CarriedFixes fixes, Releases releases, Scopes scopes, Builds builds, ReleaseFacts facts) {
        this.fixes = fixes;
        this.releases = releases;
        this.scopes = scopes;
        this.builds = builds;
        this.facts = facts;
    }

    /** Everything in the scope of the hotfix has to be in the next planned release. */
    @Transactional
    public void carryForward(ReleaseKey key) {
        var programme = releases.get(key).programme();
        var open = fixes.openTickets(programme);
        scopes.of(key).stream()
                .map(ScopeItem::ticket)
                .filter(ticket -> !open.contains(ticket))
                .forEach(ticket -> fixes.carry(programme, ticket, key));
    }

    /** A release that is in production has done the duty for every fix that its build contains. */
    @Transactional
    public void settle(ReleaseKey key) {
        var release = releases.get(key);
        if (!facts.isInProduction(key.value())) {
            return;
        }
        var contained = builds.current(release).map(Build::fixes).orElse(List.of());
        fixes.openTickets(release.programme()).stream()
                .filter(contained::contains)
                .forEach(ticket -> fixes.contained(release.programme(), ticket, key));
    }
}
