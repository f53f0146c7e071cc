package io.slipway.node;

import jakarta.mail.MessagingException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether the mail server answers, as a detail of health and never its verdict: mail waits in the outbox, and another
 * node would not reach it either. It is asked in the background, so that no probe waits for it.
 */
@Component("mailHealthIndicator")
class MailServer implements HealthIndicator {

    /** No status of Spring's, so it does not count when the whole is judged. */
    static final Status AWAY = new Status("AWAY");

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private final JavaMailSenderImpl sender;
    private volatile @Nullable String trouble;
    private volatile boolean asked;

    MailServer(JavaMailSenderImpl sender) {
        this.sender = sender;
    }

    @Override
    public Health health() {
        var now = trouble;
        var health = !asked
                ? Health.unknown()
                : now == null ? Health.up() : Health.status(AWAY).withDetail("reason", now);
        return health.withDetail("server", name()).build();
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT5S")
    void ask() {
        var before = trouble;
        trouble = answer();
        asked = true;
        if (trouble != null && !trouble.equals(before)) {
            LOG.warn("The mail server {} does not answer: {}. Mail waits until it does", name(), trouble);
        } else if (trouble == null && before != null) {
            LOG.info("The mail server {} answers again", name());
        }
    }

    private @Nullable String answer() {
        try {
            sender.testConnection();
            return null;
        } catch (MessagingException away) {
            return Objects.requireNonNullElse(away.getMessage(), away.getClass().getSimpleName());
        }
    }

    private String name() {
        return sender.getHost() + ":" + sender.getPort();
    }
}
