package io.slipway.deployment.following;

import io.slipway.deployment.RunKey;
import io.slipway.deployment.RunState;

/** How a run without a site ends. Only where nothing is left to do is that well; nobody takes it for a deployment. */
public record Emptiness(RunState outcome, String note) {

    public static Emptiness of(RunKey key) {
        return switch (key.playbook()) {
            case DEPLOY ->
                key.round() > 0
                        ? new Emptiness(
                                RunState.SUCCEEDED, "Nothing to do: every site of the wave has the build already")
                        : new Emptiness(RunState.FAILED, "Nothing was deployed: the wave has no site");
            case VERIFY -> new Emptiness(RunState.FAILED, "Nothing was verified: no site of the wave has the build");
            case ROLLBACK -> new Emptiness(RunState.SUCCEEDED, "Nothing to do: no site was changed, so none goes back");
        };
    }
}
