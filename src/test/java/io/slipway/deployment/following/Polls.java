package io.slipway.deployment.following;

import org.springframework.context.ApplicationContext;

/** Lets lifecycle tests decide when runs are followed. */
public final class Polls {

    private Polls() {}

    public static void follow(ApplicationContext context) {
        context.getBean(RunPoller.class).poll();
    }
}
