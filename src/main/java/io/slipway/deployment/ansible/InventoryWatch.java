package io.slipway.deployment.ansible;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has inventories read ahead, so that a step of a lifecycle does not wait for Ansible. */
@Component
@ConditionalOnProperty(name = "slipway.deployment.poll", matchIfMissing = true)
class InventoryWatch {

    private final Programmes programmes;
    private final Inventories inventories;

    InventoryWatch(Programmes programmes, Inventories inventories) {
        this.programmes = programmes;
        this.inventories = inventories;
    }

    @Scheduled(fixedDelayString = "${slipway.deployment.inventory-every:PT5S}")
    void look() {
        programmes.all().stream().map(Programme::id).forEach(inventories::readAhead);
    }
}
