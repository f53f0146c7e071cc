package io.slipway.readiness;

import io.slipway.build.TestResults;
import io.slipway.downtime.Agreements;
import io.slipway.downtime.SiteAgreement;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.programme.Raci;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who tests a release in its windows, where, and whether it passed. */
@Component
class WindowTests {

    private final Releases releases;
    private final Programmes programmes;
    private final Raci raci;
    private final Agreements agreements;
    private final TestResults results;
    private final RolloutState rollout;

    WindowTests(
            Releases releases,
            Programmes programmes,
            Raci raci,
            Agreements agreements,
            TestResults results,
            RolloutState rollout) {
        this.releases = releases;
        this.programmes = programmes;
        this.raci = raci;
        this.agreements = agreements;
        this.results = results;
        this.rollout = rollout;
    }

    /** Returns the sites that agreed to the window and run the release now; elsewhere there is nothing to test. */
    List<String> testableSites(String key, int window) {
        var release = new ReleaseKey(key);
        var holders = rollout.sites(release);
        return agreements.of(release).stream()
                .filter(agreement -> agreement.isSettled() && agreement.window() == window)
                .map(SiteAgreement::site)
                .filter(holders::contains)
                .toList();
    }

    /** Returns the site that the programme chose by the name, if it is one of them. */
    @Nullable
    String preferredSite(String key, String choice, int window) {
        var preferred = programme(key).choice(choice);
        return testableSites(key, window).contains(preferred) ? preferred : null;
    }

    /** Returns those of them that the programme gave the tag. */
    List<String> taggedSites(String key, String tag, int window) {
        var programme = programme(key);
        return testableSites(key, window).stream()
                .filter(site -> programme.site(site).tags().contains(tag))
                .toList();
    }

    /** Returns who may test at the site: its owner, or those who run the release. */
    List<String> testersAt(String programme, @Nullable String site) {
        var groups = new ArrayList<String>();
        if (site != null) {
            groups.add(raci.ownerOf(programme, site));
        }
        groups.add(programmes
                .get(programme)
                .roleGroup(programmes.get(programme).operator().id()));
        return groups;
    }

    /** Whether the newest result of every test made in the window is a pass; what an earlier build did is over. */
    boolean windowTestsPassed(String key, int window) {
        var release = new ReleaseKey(key);
        var build = releases.get(release).build();
        var newest = new HashMap<String, Boolean>();
        results.of(release).stream()
                .filter(result -> result.build().equals(build))
                .filter(result -> result.test().endsWith(ReleaseFacts.inWindow("", window)))
                .forEach(result -> newest.put(result.test() + " at " + result.subject(), result.passed()));
        return newest.values().stream().allMatch(passed -> passed);
    }

    private Programme programme(String key) {
        return programmes.get(releases.get(new ReleaseKey(key)).programme());
    }
}
