package io.slipway.comms;

import io.slipway.comms.Queue.Waiting;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.words.Markdown;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the letters of the outbox: a notice to one person, or their digest of several. */
@Component
class Letters {

    private final NoticeTable notices;
    private final DigestTable digests;
    private final NoticeTemplates templates;
    private final Releases releases;
    private final Programmes programmes;

    Letters(
            NoticeTable notices,
            DigestTable digests,
            NoticeTemplates templates,
            Releases releases,
            Programmes programmes) {
        this.notices = notices;
        this.digests = digests;
        this.templates = templates;
        this.releases = releases;
        this.programmes = programmes;
    }

    /** What all letters of a notice or digest have in common; it never changes. */
    record Text(
            List<ReleaseKey> releases,
            String subject,
            String markdown,
            @Nullable CalendarMethod calendar,
            String replyTo) {}

    Text text(Waiting waiting) {
        var digest = waiting.delivery().digest();
        if (digest == null) {
            var notice = notices.text(waiting.noticeId());
            return new Text(
                    List.of(notice.release()),
                    notice.subject(),
                    notice.markdown(),
                    notice.calendar(),
                    replyTo(notice.release()));
        }
        var about =
                digests.notices(digest).stream().map(Notice::release).distinct().toList();
        var said = digests.get(digest);
        return new Text(about, said.subject(), said.markdown(), null, replyTo(about.get(0)));
    }

    Letter letter(Text text, Waiting waiting) {
        var delivery = waiting.delivery();
        var markdown = text.markdown() + "\n---\n\n" + reasons(delivery) + "\n";
        return new Letter(
                text.releases(),
                delivery.messageId(),
                delivery.recipient(),
                delivery.address(),
                text.replyTo(),
                text.subject(),
                Markdown.text(markdown),
                templates.html(text.subject(), markdown),
                text.calendar(),
                waiting.invitation());
    }

    private String reasons(Delivery delivery) {
        var digest = delivery.digest();
        var reasons = digest == null ? List.of(delivery.reason()) : digests.reasons(digest);
        return reasons.stream().map(Markdown::escape).collect(Collectors.joining("\n\n"));
    }

    private String replyTo(ReleaseKey release) {
        var programme = programmes.get(releases.get(release).programme());
        return programme
                .partiesOf(programme.operator().id())
                .get(0)
                .contacts()
                .get(0)
                .email();
    }
}
