package io.slipway.comms;

import io.slipway.comms.NoticeFacts.TaskFacts;
import io.slipway.downtime.Window;
import io.slipway.release.Release;
import io.slipway.words.Digest;
import io.slipway.words.Markdown;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a notice from its template, and a delivery for each person, which goes at once or waits for a digest. */
@Component
class NoticeWriter {

    private final NoticeTemplates templates;
    private final FactFinder facts;
    private final NoticeTable notices;
    private final DigestTimes digests;
    private final CommsSettings settings;
    private final Clock clock;

    NoticeWriter(
            NoticeTemplates templates,
            FactFinder facts,
            NoticeTable notices,
            DigestTimes digests,
            CommsSettings settings,
            Clock clock) {
        this.templates = templates;
        this.facts = facts;
        this.notices = notices;
        this.digests = digests;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes the notice.
     *
     * @param key what tells this notice of the release from all others
     * @param entries the calendar entry of each party, by its id, where there is one
     */
    void write(
            Release release,
            NoticeRequest request,
            String key,
            @Nullable Window window,
            @Nullable TaskFacts task,
            List<Recipient> audience,
            Map<String, Invites.Invite> entries) {
        var template = templates.get(release.programme(), request.notice());
        var said = facts.of(release, template.head(), request, window, task);
        var markdown = template.markdown(said);
        var now = clock.instant();
        var notice = new Notice(
                UUID.randomUUID().toString(),
                release.key(),
                request.notice(),
                request.window(),
                template.head().calendar(),
                template.subject(said),
                markdown,
                Digest.of(markdown),
                now,
                List.of());
        var digest = digests.of(release, request, task, now).orElse(null);
        notices.insert(notice, key);
        notices.insert(
                notice,
                audience.stream()
                        .map(recipient -> {
                            var entry = entries.get(recipient.party().id());
                            return new NoticeTable.Sealed(
                                    delivery(recipient, now, digest),
                                    entry == null ? null : invitation(notice, said, entry, recipient));
                        })
                        .toList());
    }

    private String invitation(Notice notice, NoticeFacts said, Invites.Invite entry, Recipient recipient) {
        var text = Markdown.text(notice.markdown());
        return new Invitation(entry, notice.subject(), text, said.link(), settings.from())
                .to(recipient, notice.createdAt());
    }

    private static Delivery delivery(Recipient recipient, Instant now, @Nullable Instant digest) {
        var id = UUID.randomUUID().toString();
        return new Delivery(
                id,
                recipient.party().id(),
                recipient.name(),
                recipient.address(),
                recipient.reason(),
                Delivery.State.PENDING,
                messageId(id, 0),
                0,
                0,
                digest == null ? now : digest,
                null,
                null,
                digest,
                null);
    }

    static String messageId(String delivery, int resends) {
        return "<" + delivery + "." + resends + "@slipway>";
    }
}
