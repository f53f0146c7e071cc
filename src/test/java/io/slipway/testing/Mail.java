package io.slipway.testing;

import io.slipway.comms.Outbox;
import org.springframework.context.ApplicationContext;

/** The mail that waits, sent at once. */
final class Mail {

    private Mail() {}

    static void deliver(ApplicationContext context) {
        context.getBean(Outbox.class).deliverDue();
    }
}
