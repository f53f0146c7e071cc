package io.slipway.tickets;

import io.slipway.release.Releases;
import org.springframework.stereotype.Component;

/** A small lifecycle of its own carries each change, so that it is tried again and seen where it fails. */
@Component
class LifecycleErrands implements Errands {

    private final Releases releases;

    LifecycleErrands(Releases releases) {
        this.releases = releases;
    }

    @Override
    public void order(String programme, String ticket, String change, String by) {
        releases.updateTicket(programme, ticket, change, by);
    }
}
