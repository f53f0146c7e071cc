package io.slipway.comms;

import io.slipway.comms.Letters.Text;
import io.slipway.comms.Queue.Waiting;
import io.slipway.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what waits, one mail per person. A mail is claimed and the claim committed before it goes, so that two nodes never
 * send the same; a claim that runs out, because the machine died, is tried again under the same Message-ID.
 */
@Component
public class Outbox {

    /** The incident people see when a mail is given up. */
    static final String UNDELIVERED = "noticeUndelivered";

    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
    static final Duration LAST_PAUSE = Duration.ofHours(1);
    static final int MOST_ATTEMPTS = 28;

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private final Queue queue;
    private final Digests digests;
    private final Letters letters;
    private final MailTransport post;
    private final Releases releases;
    private final CommsSettings settings;
    private final TransactionOperations transaction;
    private final Clock clock;

    Outbox(
            Queue queue,
            Digests digests,
            Letters letters,
            MailTransport post,
            Releases releases,
            CommsSettings settings,
            TransactionOperations transaction,
            Clock clock) {
        this.queue = queue;
        this.digests = digests;
        this.letters = letters;
        this.post = post;
        this.releases = releases;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${slipway.comms.interval:1000}")
    void poll() {
        if (settings.poll()) {
            deliverDue();
        }
    }

    /** Sends whatever is due now. A server that is down or busy ends the round: the next one is soon. */
    public void deliverDue() {
        while (digests.gather()) {
            LOG.debug("A digest is put together");
        }
        var due = queue.due(clock.instant());
        while (!due.isEmpty() && deliver(due)) {
            due = queue.due(clock.instant());
        }
    }

    private boolean deliver(List<String> due) {
        var texts = new HashMap<String, Text>();
        for (var id : due) {
            var now = clock.instant();
            var waiting = queue.claim(id, now, now.plus(CLAIM));
            if (waiting.isPresent()
                    && !deliver(
                            waiting.get(),
                            texts.computeIfAbsent(textOf(waiting.get()), of -> letters.text(waiting.get())))) {
                return false;
            }
        }
        return true;
    }

    private static String textOf(Waiting waiting) {
        return Objects.requireNonNullElse(waiting.delivery().digest(), waiting.noticeId());
    }

    private boolean deliver(Waiting waiting, Text text) {
        try {
            post.send(letters.letter(text, waiting));
        } catch (MailRefused refused) {
            giveUp(text, waiting.delivery(), String.valueOf(refused.getMessage()));
            return true;
        } catch (MailDelayed delayed) {
            delay(text, waiting.delivery(), String.valueOf(delayed.getMessage()));
            return false;
        }
        queue.sent(waiting.delivery(), clock.instant());
        return true;
    }

    private void delay(Text text, Delivery delivery, String error) {
        if (delivery.attempts() >= MOST_ATTEMPTS) {
            giveUp(text, delivery, error);
            return;
        }
        var pause = delivery.attempts() <= PAUSES.size() ? PAUSES.get(delivery.attempts() - 1) : LAST_PAUSE;
        queue.delayed(delivery, clock.instant().plus(pause), error);
        LOG.warn(
                "{}: '{}' waits for the mail server, next attempt in {}: {}",
                text.releases(),
                text.subject(),
                pause,
                error);
    }

    private void giveUp(Text text, Delivery delivery, String error) {
        transaction.executeWithoutResult(status -> {
            queue.failed(delivery, error);
            text.releases()
                    .forEach(release -> releases.raiseIncident(
                            release,
                            UNDELIVERED,
                            "'" + text.subject() + "' did not reach " + delivery.recipient() + " <" + delivery.address()
                                    + ">: " + error
                                    + ". Tell them in person; mend the address in the programme and send it again"));
        });
    }
}
