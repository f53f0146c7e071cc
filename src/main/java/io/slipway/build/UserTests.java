package io.slipway.build;

import io.slipway.release.ReleaseKey;
import io.slipway.scope.ScopeChanges;
import io.slipway.scope.ScopeItem;
import io.slipway.scope.Scopes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What users still have to try of a release before it goes live, and somebody has to sign off. */
@Service
public class UserTests {

    private static final String SIGN_OFF = " sign-off";

    private final Scopes scopes;
    private final ScopeChanges changes;
    private final TestResults results;
    private final Builds builds;

    UserTests(Scopes scopes, ScopeChanges changes, TestResults results, Builds builds) {
        this.scopes = scopes;
        this.changes = changes;
        this.results = results;
        this.builds = builds;
    }

    /** Returns the name under which the sign-off of a test is recorded. */
    public static String signOff(String test) {
        return test + SIGN_OFF;
    }

    public static boolean isSignOff(String test) {
        return test.endsWith(SIGN_OFF);
    }

    /** Returns what is to be tried now, by its tickets. */
    public List<ScopeItem> due(ReleaseKey release) {
        var standing = standing(release);
        return scopes.of(release).stream()
                .filter(ScopeItem::goesToUserTest)
                .filter(item -> !standing.contains(item.ticket()))
                .toList();
    }

    /** What was signed off with this very build is not asked again because something else came into the scope or went out. */
    private Set<String> standing(ReleaseKey release) {
        var change = changes.accepted(release).stream()
                .flatMap(accepted -> Stream.ofNullable(accepted.decidedAt()))
                .reduce((earlier, later) -> later);
        var build = builds.current(release).map(Builds.Named::name);
        if (change.isEmpty() || build.isEmpty()) {
            return Set.of();
        }
        var signedOff = new HashSet<String>();
        results.of(release).stream()
                .filter(result -> isSignOff(result.test()) && result.build().equals(build.get()))
                .filter(result -> result.recordedAt().isBefore(change.get()))
                .forEach(result -> {
                    signedOff.remove(result.subject());
                    if (result.passed()) {
                        signedOff.add(result.subject());
                    }
                });
        return signedOff;
    }
}
