package io.slipway.deployment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.slipway.build.Build;
import io.slipway.build.Builds;
import io.slipway.programme.Programme;
import io.slipway.programme.Programme.Site;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.scope.OwedFixes;
import io.slipway.scope.OwedFixes.OwedFix;
import io.slipway.scope.Scopes;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What other releases brought to production, or are bringing, that a deployment there would undo or disturb. */
@Component
class OtherReleases {

    private final OwedFixes fixes;
    private final Scopes scopes;
    private final Builds builds;
    private final Releases releases;
    private final Environments environments;
    private final RunLedger runs;

    OtherReleases(
            OwedFixes fixes,
            Scopes scopes,
            Builds builds,
            Releases releases,
            Environments environments,
            RunLedger runs) {
        this.fixes = fixes;
        this.scopes = scopes;
        this.builds = builds;
        this.releases = releases;
        this.environments = environments;
        this.runs = runs;
    }

    List<String> obstacles(Programme programme, Release release, String environment, List<Site> sites) {
        var codes = sites.stream().map(Site::code).toList();
        return Stream.of(
                        lostFixes(programme, release, codes),
                        downgrades(programme, release, codes),
                        runsAtWork(release, environment, codes))
                .flatMap(reasons -> reasons)
                .toList();
    }

    /** A hotfix may have gone out after the build was registered. */
    private Stream<String> lostFixes(Programme programme, Release release, List<String> sites) {
        var next = isUrgent(programme, release)
                ? "fix again with a build that contains both"
                : "take it into the scope and the build of the next release";
        var contained = builds.current(release).map(Build::fixes).orElse(List.of());
        return Stream.concat(fixes.open(programme.id()).stream(), fixesInPlace(programme, sites))
                .filter(fix -> !fix.fixedIn().equals(release.key().value()) && isOfSameParty(release, fix))
                .filter(fix -> !contained.contains(fix.ticket()))
                .map(fix -> "The fix " + fix.ticket() + " of " + fix.fixedIn() + " is not in build " + release.build()
                        + " and would be lost. Stop, and " + next);
    }

    /** Where each party releases for itself, nobody carries the fix of another. */
    private boolean isOfSameParty(Release release, OwedFix fix) {
        return Objects.equals(
                release.party(), releases.get(new ReleaseKey(fix.fixedIn())).party());
    }

    /** A hotfix carries its fix forward when the service is restored; until then only its sites tell of it. */
    private Stream<OwedFix> fixesInPlace(Programme programme, List<String> sites) {
        return environments.installed(programme.id()).stream()
                .filter(installed -> sites.contains(installed.site()))
                .flatMap(installed -> Stream.ofNullable(installed.release()))
                .distinct()
                .filter(key -> isUrgent(programme, releases.get(key)))
                .flatMap(key -> scopes.of(key).stream().map(item -> new OwedFix(item.ticket(), key.value())))
                .filter(fix -> !fixes.isCarried(programme.id(), fix.ticket()));
    }

    private Stream<String> downgrades(Programme programme, Release release, List<String> sites) {
        return environments.installed(release.programme()).stream()
                .filter(installed ->
                        sites.contains(installed.site()) && isDowngrade(programme, release, installed.release()))
                .collect(groupingBy(
                        installed -> String.valueOf(installed.release()),
                        TreeMap::new,
                        mapping(InstalledSite::site, joining(", "))))
                .entrySet()
                .stream()
                .map(newer -> newer.getValue() + " runs " + newer.getKey() + ", which is newer: " + release.key()
                        + " would downgrade it. Stop, and make this change in a new release on top of what runs there");
    }

    /** Hotfixes of the same release may overtake each other: each has to contain the fixes of those before it. */
    private boolean isDowngrade(Programme programme, Release release, @Nullable ReleaseKey installed) {
        if (installed == null || release.version() == null) {
            return false;
        }
        var other = releases.get(installed);
        if (other.version() == null || release.version().compareTo(other.version()) >= 0) {
            return false;
        }
        return !isUrgent(programme, release)
                || !isUrgent(programme, other)
                || !release.version().isOfSameRelease(other.version());
    }

    private static boolean isUrgent(Programme programme, Release release) {
        return programme.releaseType(release.type()).urgent() != null;
    }

    private Stream<String> runsAtWork(Release release, String environment, List<String> sites) {
        return runs.open().stream()
                .filter(run -> run.outcome() == null && !run.key().release().equals(release.key()))
                .filter(run -> run.programme().equals(release.programme())
                        && run.key().environment().equals(environment))
                .filter(run -> run.sites().stream().anyMatch(site -> sites.contains(site.site())))
                .map(run -> "Run " + run.id() + " of " + run.key().release()
                        + " is at work on the same sites. Wait until it has ended, or cancel it");
    }
}
