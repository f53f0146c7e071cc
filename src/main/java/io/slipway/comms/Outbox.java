package io.slipway.comms;

import io.slipway.comms.Queue.Waiting;
import io.slipway.programme.Programmes;
import io.slipway.release.Releases;
import io.slipway.words.Markdown;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
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
    private final NoticeTable notices;
    private final NoticeTemplates templates;
    private final MailTransport post;
    private final Releases releases;
    private final Programmes programmes;
    private final CommsSettings settings;
    private final TransactionOperations transaction;
    private final Clock clock;

    Outbox(
            Queue queue,
            NoticeTable notices,
            NoticeTemplates templates,
            MailTransport post,
            Releases releases,
            Programmes programmes,
            CommsSettings settings,
            TransactionOperations transaction,
            Clock clock) {
        this.queue = queue;
        this.notices = notices;
        this.templates = templates;
        this.post = post;
        this.releases = releases;
        this.programmes = programmes;
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
                            waiting.get(), texts.computeIfAbsent(waiting.get().noticeId(), this::text))) {
                return false;
            }
        }
        return true;
    }

    /** What all letters of a notice have in common; it never changes. */
    private record Text(Notice notice, String replyTo) {}

    private Text text(String noticeId) {
        var notice = notices.text(noticeId);
        return new Text(notice, replyTo(notice));
    }

    private boolean deliver(Waiting waiting, Text text) {
        var notice = text.notice();
        try {
            post.send(letter(text, waiting));
        } catch (MailRefused refused) {
            giveUp(notice, waiting.delivery(), String.valueOf(refused.getMessage()));
            return true;
        } catch (MailDelayed delayed) {
            delay(notice, waiting.delivery(), String.valueOf(delayed.getMessage()));
            return false;
        }
        queue.sent(waiting.delivery(), clock.instant());
        return true;
    }

    private void delay(Notice notice, Delivery delivery, String error) {
        if (delivery.attempts() >= MOST_ATTEMPTS) {
            giveUp(notice, delivery, error);
            return;
        }
        var pause = delivery.attempts() <= PAUSES.size() ? PAUSES.get(delivery.attempts() - 1) : LAST_PAUSE;
        queue.delayed(delivery, clock.instant().plus(pause), error);
        LOG.warn(
                "{}: '{}' waits for the mail server, next attempt in {}: {}",
                notice.release(),
                notice.name(),
                pause,
                error);
    }

    private void giveUp(Notice notice, Delivery delivery, String error) {
        transaction.executeWithoutResult(status -> {
            queue.failed(delivery, error);
            releases.raiseIncident(
                    notice.release(),
                    UNDELIVERED,
                    "'" + notice.subject() + "' did not reach " + delivery.recipient() + " <" + delivery.address()
                            + ">: " + error
                            + ". Tell them in person; mend the address in the programme and send it again");
        });
    }

    private Letter letter(Text text, Waiting waiting) {
        var notice = text.notice();
        var delivery = waiting.delivery();
        var markdown = notice.markdown() + "\n---\n\n" + Markdown.escape(delivery.reason()) + "\n";
        return new Letter(
                notice.release(),
                delivery.messageId(),
                delivery.recipient(),
                delivery.address(),
                text.replyTo(),
                notice.subject(),
                Markdown.text(markdown),
                templates.html(notice.subject(), markdown),
                notice.calendar(),
                waiting.invitation());
    }

    private String replyTo(Notice notice) {
        var programme = programmes.get(releases.get(notice.release()).programme());
        return programme
                .partiesOf(programme.operator().id())
                .get(0)
                .contacts()
                .get(0)
                .email();
    }
}
