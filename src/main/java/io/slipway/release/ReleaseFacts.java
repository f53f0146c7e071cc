package io.slipway.release;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.programme.Raci;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Facts about a release that the models ask for in their expressions, as bean {@code releaseFacts}. */
@Component
public class ReleaseFacts {

    private final Releases releases;
    private final Programmes programmes;
    private final Raci raci;
    private final Scopes scopes;
    private final Documentations documentations;
    private final Windows windows;
    private final Agreements agreements;
    private final TestResults results;
    private final Assessments assessments;
    private final ObjectProvider<SiteOutcomes> outcomes;

    ReleaseFacts(
            Releases releases,
            Programmes programmes,
            Raci raci,
            Scopes scopes,
            Documentations documentations,
            Windows windows,
            Agreements agreements,
            TestResults results,
            Assessments assessments,
            ObjectProvider<SiteOutcomes> outcomes) {
        this.releases = releases;
        this.programmes = programmes;
        this.raci = raci;
        this.scopes = scopes;
        this.documentations = documentations;
        this.windows = windows;
        this.agreements = agreements;
        this.results = results;
        this.assessments = assessments;
        this.outcomes = outcomes;
    }

    /** Returns the roadmap item given so far, which the scope's form begins with. */
    public @Nullable String roadmapReference(String key) {
        return releases.get(new ReleaseKey(key)).roadmapReference();
    }

    public boolean documentsNeeded(String key) {
        return documentations.of(new ReleaseKey(key)).stream().anyMatch(Documentation::needed);
    }

    public boolean uatNeeded(String key) {
        return scopes.of(new ReleaseKey(key)).stream().anyMatch(ScopeItem::goesToUat);
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

    /** Returns the sites that agreed to the window and run the release now; elsewhere there is nothing to test. */
    public List<String> testableSites(String key, int window) {
        var release = new ReleaseKey(key);
        var holders = outcomes.stream()
                .flatMap(source -> source.of(release).stream())
                .filter(SiteOutcomes.SiteResult::deployed)
                .map(SiteOutcomes.SiteResult::site)
                .toList();
        return agreements.of(release).stream()
                .filter(agreement -> agreement.isSettled() && agreement.window() == window)
                .map(SiteAgreement::site)
                .filter(holders::contains)
                .toList();
    }

    /** Returns those of them that run AIDE too. */
    public List<String> aideSites(String key, int window) {
        var programme = programme(key);
        return testableSites(key, window).stream()
                .filter(site -> programme.site(site).aide())
                .toList();
    }

    /** Returns who may perform the FLIP smoke test: a member of the preferred Trust, or those accountable. */
    public List<String> smokeTesters(String programme, @Nullable String site) {
        var groups = new ArrayList<String>();
        if (site != null) {
            groups.add(raci.ownerOf(programme, site));
        }
        groups.add(programmes
                .get(programme)
                .roleGroup(programmes.get(programme).operator().id()));
        return groups;
    }

    /** Returns the parties whose people perform smoke tests in the window, as the audience of a notice. */
    public String smokeTestParties(String key, @Nullable String site, int window) {
        var programme = programme(key);
        var sites = new ArrayList<>(aideSites(key, window));
        if (site != null && !sites.contains(site)) {
            sites.add(site);
        }
        return String.join(
                ",",
                sites.stream()
                        .flatMap(code -> programme.owner(programme.site(code)).stream())
                        .map(party -> "party:" + party.id())
                        .toList());
    }

    /** Whether the newest result of every smoke test of the window is a pass; what an earlier build did is over. */
    public boolean smokeTestPassed(String key, int window) {
        var release = new ReleaseKey(key);
        var build = releases.get(release).build();
        var newest = new HashMap<String, Boolean>();
        results.of(release).stream()
                .filter(result -> result.build().equals(build))
                .filter(result -> result.test().equals(smokeTest("FLIP", window))
                        || result.test().equals(smokeTest("AIDE", window)))
                .forEach(result -> newest.put(result.test() + " at " + result.subject(), result.passed()));
        return newest.values().stream().allMatch(passed -> passed);
    }

    /** Returns the name under which the smoke tests of a window are recorded. */
    public static String smokeTest(String product, int window) {
        return product + " smoke test, window " + window;
    }

    /** Whether nobody can use the service now because of the issue that the hotfix deals with. */
    public boolean isOffline(String key) {
        return assessments.isOffline(new ReleaseKey(key));
    }

    /** Whether the build of the release is in place at one production site or more. */
    public boolean isInProduction(String key) {
        var production = programme(key).production().id();
        return outcomes.stream()
                .flatMap(source -> source.of(new ReleaseKey(key)).stream())
                .anyMatch(site -> site.environment().equals(production) && site.deployed());
    }

    private Programme programme(String key) {
        return programmes.get(releases.get(new ReleaseKey(key)).programme());
    }
}
