package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.approval.Approvals;
import io.slipway.release.Agreements;
import io.slipway.release.Releases;
import io.slipway.release.Scopes;
import io.slipway.testing.AutomationSimulator;
import io.slipway.testing.PlannedRelease;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The planned release, scenario by scenario: together they walk every path of its model and of the shared parts. */
@Tag("engine")
@SlipwayTest
class PlannedReleaseLifecycleTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    AutomationSimulator automation;

    @Autowired
    Approvals approvals;

    @Autowired
    Releases releases;

    @Autowired
    Scopes scopes;

    @Autowired
    Agreements agreements;

    @Test
    @Requirement({"F-137", "F-089", "F-021"})
    void aReleaseGoesThroughEveryEnvironmentInOrderAndCloses() {
        var release = planned("Cohort discovery");

        release.throughRestore();
        release.close();

        release.life().endsAt("releaseClosed");
        assertThat(automation.started(release.key().value()))
                .containsExactly(
                        "DEPLOY " + release.build() + " sit",
                        "VERIFY " + release.build() + " sit",
                        "DEPLOY " + release.build() + " uat",
                        "VERIFY " + release.build() + " uat",
                        "DEPLOY " + release.build() + " preprod-trust-1,preprod-trust-2",
                        "VERIFY " + release.build() + " preprod-trust-1,preprod-trust-2",
                        "DEPLOY " + release.build() + " hub",
                        "VERIFY " + release.build() + " hub",
                        "DEPLOY " + release.build() + " kch,uclh",
                        "VERIFY " + release.build() + " kch,uclh",
                        "DEPLOY " + release.build() + " gstt",
                        "VERIFY " + release.build() + " gstt");
    }

    private PlannedRelease planned(String title) {
        return PlannedRelease.start(context, title);
    }
}
