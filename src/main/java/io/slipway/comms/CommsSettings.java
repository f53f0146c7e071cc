package io.slipway.comms;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail goes out.
 *
 * @param from the sender's address; answers go to the operator of the programme
 * @param fromName the sender's name
 * @param poll whether the outbox sends by itself; tests send by hand
 */
@ConfigurationProperties("slipway.comms")
public record CommsSettings(
        @DefaultValue("slipway@localhost.localdomain") String from,
        @DefaultValue("Slipway") String fromName,
        @DefaultValue("true") boolean poll) {}
