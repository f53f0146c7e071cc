package io.slipway.deployment.following;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Polls the runs; off where {@code slipway.deployment.poll} is false. */
@Component
@ConditionalOnProperty(name = "slipway.deployment.poll", matchIfMissing = true)
class RunSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RunSchedule.class);
    private static final String ALL = "all";

    private final RunPoller poller;
    private final SaidOnce said = new SaidOnce();

    RunSchedule(RunPoller poller) {
        this.poller = poller;
    }

    /** While the database is away that is said once, not twice a second. */
    @Scheduled(fixedDelayString = "${slipway.deployment.poll-every:PT0.5S}")
    void poll() {
        try {
            poller.poll();
            said.forget(ALL);
        } catch (RuntimeException failure) {
            if (said.isNew(ALL, failure.getClass().getName())) {
                LOG.error("The runs cannot be followed", failure);
            }
        }
    }
}
