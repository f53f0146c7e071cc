package io.slipway.approval;

import io.slipway.build.Build;
import io.slipway.release.Release;
import io.slipway.scope.OwedFixes;
import io.slipway.scope.ScopeChanges;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether a build is what the scope of its release says, and loses no fix that went out ahead of it. */
@Component
class ScopeInBuild {

    private final Scopes scopes;
    private final ScopeChanges changes;
    private final OwedFixes carriedFixes;

    ScopeInBuild(Scopes scopes, ScopeChanges changes, OwedFixes carriedFixes) {
        this.scopes = scopes;
        this.changes = changes;
        this.carriedFixes = carriedFixes;
    }

    /** Returns which tickets are not done although the build holds them, and which are switched off otherwise than agreed. */
    Stream<String> notDone(Release release, Build build) {
        var ahead = carriedFixes.openTickets(release.programme());
        return scopes.of(release.key()).stream()
                .flatMap(item -> Stream.concat(
                        item.flaggedOff() && isOn(build, item)
                                ? Stream.of(
                                        item.ticket() + " was dropped, but its flag " + item.featureFlag() + " is on")
                                : Stream.empty(),
                        !item.done()
                                        && !ahead.contains(item.ticket())
                                        && (item.featureFlag() == null || isOn(build, item))
                                ? Stream.of(item.ticket()
                                        + " is not done and no flag switches it off; finish it in the ticket system")
                                : Stream.empty()));
    }

    /** Returns which tickets were dropped from the agreed scope and are in the build all the same, by its own word. */
    Stream<String> dropped(Release release, Build build) {
        return changes.dropped(release.key()).stream()
                .flatMap(item -> Stream.concat(
                        build.fixes().contains(item.ticket())
                                ? Stream.of(item.ticket()
                                        + " was dropped from the scope, but the build says that it holds it")
                                : Stream.empty(),
                        item.featureFlag() != null && isOn(build, item)
                                ? Stream.of(item.ticket() + " was dropped from the scope, but its flag "
                                        + item.featureFlag() + " is on")
                                : Stream.empty()));
    }

    /** Returns which tickets the build does not say that it fixes. */
    Stream<String> notFixed(Release release, Build build) {
        return scopes.of(release.key()).stream()
                .map(ScopeItem::ticket)
                .filter(ticket -> !build.fixes().contains(ticket))
                .map(ticket -> "it does not say that it contains the fix of " + ticket
                        + "; register a build whose 'fixes' name it");
    }

    /** Returns which fixes of earlier releases the build would lose. */
    Stream<String> lost(Release release, Build build) {
        return carriedFixes.open(release.programme()).stream()
                .filter(fix -> !build.fixes().contains(fix.ticket()))
                .map(fix ->
                        "the fix " + fix.ticket() + " of " + fix.fixedIn() + " is not in the build and would be lost");
    }

    private static boolean isOn(Build build, ScopeItem item) {
        return build.flags().stream().noneMatch(flag -> flag.flag().equals(item.featureFlag()) && !flag.enabled());
    }
}
