package io.slipway.readiness;

import io.slipway.build.UserTests;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.Outages;
import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.scope.Documentation;
import io.slipway.scope.Documentations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Facts about a release that the models ask for in their expressions, as bean {@code releaseFacts}. */
@Component
public class ReleaseFacts {

    private final Releases releases;
    private final UserTests userTests;
    private final Documentations documentations;
    private final Windows windows;
    private final Agreements agreements;
    private final Outages assessments;
    private final RolloutState rollout;
    private final WindowTests windowTests;

    ReleaseFacts(
            Releases releases,
            UserTests userTests,
            Documentations documentations,
            Windows windows,
            Agreements agreements,
            Outages assessments,
            RolloutState rollout,
            WindowTests windowTests) {
        this.releases = releases;
        this.userTests = userTests;
        this.documentations = documentations;
        this.windows = windows;
        this.agreements = agreements;
        this.assessments = assessments;
        this.rollout = rollout;
        this.windowTests = windowTests;
    }

    /** Returns what the release was planned under so far, which the scope's form begins with. */
    public @Nullable String planReference(String key) {
        return releases.get(new ReleaseKey(key)).planReference();
    }

    public boolean documentsNeeded(String key) {
        return documentations.of(new ReleaseKey(key)).stream().anyMatch(Documentation::needed);
    }

    public boolean userTestNeeded(String key) {
        return !userTests.due(new ReleaseKey(key)).isEmpty();
    }

    /** Returns the sites whose owners must agree a date. */
    public List<String> agreeingSites(String key) {
        return agreements.of(new ReleaseKey(key)).stream()
                .map(SiteAgreement::site)
                .toList();
    }

    /** Returns the numbers of the downtime windows in the order they open. */
    public List<Integer> windows(String key) {
        return windows.of(new ReleaseKey(key)).stream().map(Window::number).toList();
    }

    /** Returns when the window opens, as ISO-8601 in UTC. */
    public String windowStart(String key, int window) {
        return windows.find(new ReleaseKey(key), window)
                .orElseThrow()
                .startsAt()
                .toString();
    }

    /** Returns the name under which a test is recorded that is made in each window. */
    public static String inWindow(String test, int window) {
        return test + ", window " + window;
    }

    /** Whether nobody can use the service now because of the issue that the hotfix deals with. */
    public boolean isOffline(String key) {
        return assessments.isOffline(new ReleaseKey(key));
    }

    /** Returns the sites that agreed to the window and run the release now; elsewhere there is nothing to test. */
    public List<String> testableSites(String key, int window) {
        return windowTests.testableSites(key, window);
    }

    /** Returns the site that the programme chose for tests, which a task suggests; none where there is nothing to test. */
    public @Nullable String preferredSite(String key, String choice, int window) {
        return windowTests.preferredSite(key, choice, window);
    }

    /** Returns those of them that the programme gave the tag. */
    public List<String> taggedSites(String key, String tag, int window) {
        return windowTests.taggedSites(key, tag, window);
    }

    /** Returns who may test at the site: its owner, or those who run the release. */
    public List<String> testersAt(String programme, @Nullable String site) {
        return windowTests.testersAt(programme, site);
    }

    /** Whether the newest result of every test made in the window is a pass; what an earlier build did is over. */
    public boolean windowTestsPassed(String key, int window) {
        return windowTests.windowTestsPassed(key, window);
    }

    /** Whether the build of the release is in place at one production site or more. */
    public boolean isInProduction(String key) {
        return rollout.isInProduction(new ReleaseKey(key));
    }
}
