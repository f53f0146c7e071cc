package io.slipway.deployment;

import io.slipway.programme.Programme.Deployer;
import io.slipway.release.ReleaseKey;

/**
 * What a run is for. A key has one run for ever, so a job that is tried again finds the first attempt.
 *
 * @param order the deployment that people or the lifecycle ordered; another order of the same is another run
 * @param wave {@link #EVERY_WAVE} for a rollback of everything its window deployed
 * @param deployer who carries it out: Ansible, or the parties of the sites by hand
 */
public record RunKey(
        String order,
        ReleaseKey release,
        String environment,
        int window,
        int wave,
        int round,
        Playbook playbook,
        Deployer deployer) {

    public static final int EVERY_WAVE = -1;

    boolean isSameWave(RunKey other) {
        return environment.equals(other.environment)
                && window == other.window
                && (wave == EVERY_WAVE || wave == other.wave);
    }
}
