package io.slipway.comms.mail;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.slipway.comms.CommsSettings;
import io.slipway.identity.SignInPaused;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Tells people by mail that their password is being guessed at. Whoever guesses does not wait for it. */
@Component
class SignInWarning {

    private static final Logger LOG = LoggerFactory.getLogger(SignInWarning.class);
    private static final String TEXT = """
            Hello %s,

            several wrong passwords were tried for your account "%s" from the address %s. From there no further one is
            looked at for %s; after that it is by itself. From elsewhere you sign in as ever.

            Was it you? Then wait, or ask an administrator to unlock the account. Was it not? Then your password held; tell
            an administrator, and change it if it is used anywhere else.
            """;

    private final JavaMailSender sender;
    private final CommsSettings settings;
    private final Executor aside =
            new ThreadPoolExecutor(0, 1, 1, MINUTES, new ArrayBlockingQueue<>(100), new DiscardPolicy());
    private final Clock clock;

    SignInWarning(JavaMailSender sender, CommsSettings settings, Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void paused(SignInPaused paused) {
        LOG.warn("Sign-in as '{}' from {} is paused until {}", paused.account(), paused.address(), paused.until());
        if (!paused.email().isEmpty()) {
            aside.execute(() -> send(paused));
        }
    }

    void send(SignInPaused paused) {
        try {
            var mail = new MimeMessageHelper(sender.createMimeMessage(), StandardCharsets.UTF_8.name());
            mail.setFrom(new InternetAddress(settings.from(), settings.fromName(), StandardCharsets.UTF_8.name()));
            mail.setTo(new InternetAddress(paused.email(), true));
            mail.setSubject("Wrong passwords for your account");
            mail.getMimeMessage().setHeader("Auto-Submitted", "auto-generated");
            mail.setText(TEXT.formatted(paused.name(), paused.account(), paused.address(), minutes(paused)));
            sender.send(mail.getMimeMessage());
        } catch (MessagingException | UnsupportedEncodingException | MailException failed) {
            LOG.warn("'{}' could not be told that their password is guessed at", paused.account(), failed);
        }
    }

    private String minutes(SignInPaused paused) {
        var left = Math.max(1, Duration.between(clock.instant(), paused.until()).toSeconds() / 60.0);
        return left == 1 ? "one minute" : (long) Math.ceil(left) + " minutes";
    }
}
