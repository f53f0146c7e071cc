package io.slipway.deployment;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Polls the runs; off where {@code slipway.deployment.poll} is false. */
@Component
@ConditionalOnProperty(name = "slipway.deployment.poll", matchIfMissing = true)
class RunSchedule {

    private final RunPoller poller;

    RunSchedule(RunPoller poller) {
        this.poller = poller;
    }

    @Scheduled(fixedDelayString = "${slipway.deployment.poll-every:PT0.5S}")
    void poll() {
        poller.poll();
    }
}
