package io.slipway.comms;

import io.slipway.comms.Delivery.State;
import io.slipway.programme.Programme.Contact;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people were told about each release, and how it reached them. */
@Service
public class Notices {

    private final NoticeTable notices;
    private final Queue queue;
    private final Releases releases;
    private final Programmes programmes;
    private final Clock clock;

    Notices(NoticeTable notices, Queue queue, Releases releases, Programmes programmes, Clock clock) {
        this.notices = notices;
        this.queue = queue;
        this.releases = releases;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Returns the notices of the release with their deliveries, the newest first. */
    public List<Notice> of(ReleaseKey release) {
        return notices.of(release);
    }

    /** Returns the notice that the delivery belongs to. */
    public Optional<Notice> ofDelivery(String delivery) {
        return queue.find(delivery).flatMap(waiting -> notices.find(waiting.noticeId()));
    }

    /**
     * Sends one mail again because a person asks for it: after a failure, or because it got lost. It goes to the address
     * the programme gives for this person today.
     *
     * @throws RuleBroken when there is no such delivery, or it is being tried at this moment
     */
    @Transactional
    public void resend(String delivery, String by) {
        var waiting = queue.find(delivery).orElseThrow(() -> new RuleBroken("There is no delivery '" + delivery + "'"));
        var failed = waiting.delivery();
        if (failed.state() == State.PENDING) {
            throw new RuleBroken("The mail to " + failed.recipient() + " is still being tried; wait for its outcome");
        }
        var messageId = NoticeWriter.messageId(failed.id(), failed.resends() + 1);
        var notice = notices.find(waiting.noticeId()).orElseThrow();
        if (!queue.again(failed, messageId, address(notice, failed), by, clock.instant())) {
            throw new RuleBroken("Somebody else sends the mail to " + failed.recipient() + " again at this moment");
        }
    }

    /** Whether the newest news of the window has reached every recipient; for window 0, that of every window. */
    boolean everybodyTold(ReleaseKey release, int window) {
        var newest = newestInvitations(release, window);
        return !newest.isEmpty() && newest.stream().allMatch(Notice::delivered);
    }

    /** Returns the deliveries of the newest news of each window that did not arrive. */
    List<Delivery> undelivered(ReleaseKey release) {
        return newestInvitations(release, 0).stream()
                .flatMap(notice -> notice.deliveries().stream())
                .filter(delivery -> delivery.state() != State.SENT)
                .toList();
    }

    private List<Notice> newestInvitations(ReleaseKey release, int window) {
        var invitations = of(release).stream()
                .filter(notice -> notice.calendar() == CalendarMethod.REQUEST)
                .toList();
        Map<Integer, Notice> newest = new LinkedHashMap<>();
        invitations.forEach(notice -> newest.putIfAbsent(notice.window(), notice));
        return newest.values().stream()
                .filter(notice -> window == 0 || notice.window() == window)
                .toList();
    }

    private String address(Notice notice, Delivery delivery) {
        var programme = programmes.get(releases.get(notice.release()).programme());
        return programme.parties().stream()
                .filter(party -> party.id().equals(delivery.party()))
                .flatMap(party -> party.contacts().stream())
                .filter(contact -> contact.name().equals(delivery.recipient()))
                .map(Contact::email)
                .filter(email -> notice.deliveries().stream()
                        .noneMatch(other -> !other.id().equals(delivery.id())
                                && other.address().equals(email)))
                .findFirst()
                .orElse(delivery.address());
    }
}
