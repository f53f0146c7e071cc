package io.slipway.deployment.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.deployment.Playbook;
import io.slipway.deployment.RunEvent;
import io.slipway.deployment.RunEvent.Kind;
import io.slipway.deployment.RunKey;
import io.slipway.deployment.RunReport;
import io.slipway.deployment.RunRow;
import io.slipway.deployment.RunSite;
import io.slipway.deployment.RunState;
import io.slipway.deployment.SiteOutcome;
import io.slipway.programme.Programme.Deployer;
import io.slipway.release.ReleaseKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of a site in which some task failed. */
class SiteProgressTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String BUILD = "1.4.0.0-rc1";

    private final List<RunEvent> events = new ArrayList<>();

    @Test
    void aFailureThatItsBlockRescuedIsNone() {
        happens(Kind.HOST_STARTED, Kind.FAILED, Kind.HOST_STARTED, Kind.OK);
        installs();
        closes("kch");

        assertThat(outcome(RunState.SUCCEEDED)).isEqualTo(SiteOutcome.SUCCEEDED);
    }

    @Test
    void aFailureInTheRescueStays() {
        happens(Kind.HOST_STARTED, Kind.FAILED, Kind.HOST_STARTED, Kind.FAILED);
        closes();

        assertThat(outcome(RunState.FAILED)).isEqualTo(SiteOutcome.FAILED);
    }

    @Test
    void withoutClosingFiguresAFailureIsOneOnceTheRunHasEnded() {
        happens(Kind.HOST_STARTED, Kind.FAILED);
        assertThat(outcome(RunState.RUNNING)).isEqualTo(SiteOutcome.FAILED);

        happens(Kind.HOST_STARTED);
        assertThat(outcome(RunState.RUNNING)).isEqualTo(SiteOutcome.INCOMPLETE);
        assertThat(outcome(RunState.LOST)).isEqualTo(SiteOutcome.FAILED);
    }

    private void happens(Kind... kinds) {
        for (var kind : kinds) {
            add(kind, "kch", null, List.of());
        }
    }

    private void installs() {
        add(Kind.OUTCOME, "kch", BUILD, List.of());
    }

    private void closes(String... withoutFailure) {
        add(Kind.WITHOUT_FAILURE, null, null, List.of(withoutFailure));
    }

    private void add(Kind kind, @Nullable String host, @Nullable String version, List<String> hosts) {
        events.add(new RunEvent(events.size() + 1, NOON, kind, host, "Switch", "no", false, version, hosts));
    }

    private SiteOutcome outcome(RunState state) {
        var key = new RunKey(
                "order", new ReleaseKey("FLIP-1.4.0.0"), "production", 1, 0, 0, Playbook.DEPLOY, Deployer.ANSIBLE);
        var site = new RunSite("kch", "kch", SiteOutcome.NOT_STARTED, false, null, null);
        var run = new RunRow(
                "run",
                key,
                "flip",
                BUILD,
                NOON,
                NOON,
                null,
                null,
                null,
                null,
                NOON,
                NOON,
                null,
                null,
                false,
                List.of(site));
        return new SiteProgress(run, new RunReport(state, NOON, null, null, events))
                .sites()
                .get(0)
                .outcome();
    }
}
