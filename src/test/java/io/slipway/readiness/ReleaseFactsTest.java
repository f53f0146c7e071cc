package io.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.downtime.SiteAgreement;
import io.slipway.downtime.SiteAgreement.State;
import io.slipway.programme.Flip;
import io.slipway.release.ReleaseKey;
import io.slipway.release.ReleaseRecord;
import io.slipway.release.SiteOutcomes;
import io.slipway.release.SiteOutcomes.SiteResult;
import io.slipway.testing.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Where smoke tests are performed, and what they say about the build that is in place. */
class ReleaseFactsTest {

    private static final String KEY = "FLIP-1.4.0.0";

    @TempDir
    Path data;

    private ReleaseRecord record;

    @BeforeEach
    void begin() {
        record = new ReleaseRecord(data);
        record.build(record.begin("1.4.0.0"), "rc2");
    }

    @Test
    @Requirement({"F-092", "F-095", "F-097"})
    void smokeTestsArePerformedWhereThisWindowBroughtTheRelease() {
        agree("kch", 1, State.AGREED);
        agree("uclh", 2, State.AGREED);
        agree("gstt", 1, State.TOLD);

        assertThat(facts("kch", "uclh", "gstt").testableSites(KEY, 1)).containsExactly("gstt", "kch");
        assertThat(facts("kch", "uclh", "gstt").taggedSites(KEY, "aide", 1)).containsExactly("kch");
        assertThat(facts("gstt").taggedSites(KEY, "aide", 1)).isEmpty();
        assertThat(facts("kch", "uclh").taggedSites(KEY, "aide", 2)).containsExactly("uclh");
    }

    @Test
    @Requirement("F-092")
    void aSmokeTestThatAnEarlierBuildFailedIsOver() {
        result("rc1", "uclh", false);
        result("rc2", "kch", true);
        assertThat(facts().windowTestsPassed(KEY, 1)).isTrue();

        result("rc2", "uclh", false);
        assertThat(facts().windowTestsPassed(KEY, 1)).isFalse();
    }

    private void agree(String site, int window, State state) {
        record.agreements.set(
                new ReleaseKey(KEY),
                new SiteAgreement(site, window, state, null, null, "trust", record.clock.instant()));
    }

    private void result(String build, String site, boolean passed) {
        record.results.record(
                new ReleaseKey(KEY),
                build,
                ReleaseFacts.inWindow("AIDE smoke test", 1),
                site,
                passed,
                "",
                "trust-" + site);
    }

    private ReleaseFacts facts(String... holders) {
        SiteOutcomes outcomes = release -> List.of("kch", "uclh", "gstt").stream()
                .map(site ->
                        new SiteResult("production", site, 1, List.of(holders).contains(site), "Deployed", null, null))
                .toList();
        var sources = new StaticListableBeanFactory(Map.of("outcomes", outcomes)).getBeanProvider(SiteOutcomes.class);
        var rollout = new RolloutState(record.releases, record.programmes, sources);
        return new ReleaseFacts(
                record.releases,
                record.userTests,
                record.documentations,
                record.windows,
                record.agreements,
                record.assessments,
                rollout,
                new WindowTests(
                        record.releases, record.programmes, Flip.raci(), record.agreements, record.results, rollout));
    }
}
