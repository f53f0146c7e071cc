package io.slipway.deployment;

import io.slipway.programme.Programme.Deployer;
import io.slipway.release.ReleaseKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as people read about it.
 *
 * @param deployer who carries it out: Ansible, or the parties of the sites by hand
 * @param note what else is to be known of it: why it ended so, or what stands in the way of following it
 * @param sites the planned sites, each with its outcome (F-087)
 * @param events the last events, one line of text each
 */
public record Run(
        String id,
        ReleaseKey release,
        String environment,
        int window,
        int wave,
        int round,
        Playbook playbook,
        Deployer deployer,
        String build,
        RunState state,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String cancelledBy,
        @Nullable String note,
        List<RunSite> sites,
        List<String> events) {}
