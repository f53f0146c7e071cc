package io.slipway.comms;

import static io.slipway.comms.CalendarMethod.REQUEST;

import io.slipway.comms.NoticeFacts.TaskFacts;
import io.slipway.downtime.Window;
import io.slipway.downtime.Windows;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.readiness.Criteria;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what people are to be told: a notice and a delivery per person, in the transaction of the token. Nothing
 * leaves the house here. A step that is rolled back leaves no rows, so each completed execution of a step is one
 * notice, and a model that comes by again, after a rework, tells people again.
 */
@Component
class Announcer {

    private final Releases releases;
    private final Programmes programmes;
    private final NoticeTemplates templates;
    private final NoticeTable notices;
    private final Invites invites;
    private final Windows windows;
    private final Criteria criteria;
    private final NoticeWriter writer;

    Announcer(
            Releases releases,
            Programmes programmes,
            NoticeTemplates templates,
            NoticeTable notices,
            Invites invites,
            Windows windows,
            Criteria criteria,
            NoticeWriter writer) {
        this.releases = releases;
        this.programmes = programmes;
        this.templates = templates;
        this.notices = notices;
        this.invites = invites;
        this.windows = windows;
        this.criteria = criteria;
        this.writer = writer;
    }

    /** Announces what the step asks for; a notice with a calendar entry once for each window it is about. */
    @Transactional
    public void announce(NoticeRequest request) {
        var release = releases.get(request.release());
        var programme = programmes.get(release.programme());
        var calendar = templates.get(programme.id(), request.notice()).head().calendar();
        var audience = Audience.of(programme, request.activity(), request.letters(), request.alsoTo());
        if (calendar == null) {
            var key = key(request, request.window());
            writer.write(release, request, key, null, null, audience, Map.of());
        } else if (calendar == REQUEST) {
            concerned(request).forEach(window -> invite(release, request, window, audience));
        } else {
            invites.standing(release.key()).stream()
                    .filter(window -> request.window() == 0 || request.window() == window)
                    .forEach(window -> callOff(release, programme, request, window));
        }
        if (request.meets() != null) {
            criteria.met(release, request.meets(), "Told by the notice '" + request.notice() + "'", "slipway");
        }
    }

    /** Reminds people of a task, at most once under the same key. */
    @Transactional
    public void remind(NoticeRequest request, String key, List<Recipient> audience, TaskFacts task) {
        if (!notices.exists(request.release(), key)) {
            writer.write(releases.get(request.release()), request, key, null, task, audience, Map.of());
        }
    }

    private List<Window> concerned(NoticeRequest request) {
        var found = windows.of(request.release()).stream()
                .filter(window -> request.window() == 0 || request.window() == window.number())
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException(request.release() + " has no downtime window " + request.window()
                    + "; set it before '" + request.notice() + "' is sent");
        }
        return found;
    }

    private void invite(Release release, NoticeRequest request, Window window, List<Recipient> audience) {
        var entries = new HashMap<String, Invites.Invite>();
        audience.forEach(recipient -> entries.computeIfAbsent(
                recipient.party().id(), party -> invites.request(release.key(), party, window)));
        writer.write(
                release,
                request.about(window.number()),
                key(request, window.number()),
                window,
                null,
                audience,
                entries);
    }

    /** Only those who hold an entry hear that it is off; everybody they stand for got the invitation. */
    private void callOff(Release release, Programme programme, NoticeRequest request, int window) {
        var entries = new HashMap<String, Invites.Invite>();
        invites.standing(release.key(), window)
                .forEach(standing -> entries.put(standing.party(), invites.cancel(standing)));
        var told = entries.keySet().stream()
                .sorted()
                .map(party -> "party:" + party)
                .toList();
        var audience = Audience.of(programme, null, "", told);
        var span = entries.values().iterator().next();
        var off = new Window(window, span.startsAt(), span.predictedEnd(), "");
        writer.write(release, request.about(window), key(request, window), off, null, audience, entries);
    }

    private String key(NoticeRequest request, int window) {
        var occurrence = notices.count(request.release(), request.notice(), window) + 1;
        return request.notice() + "/" + window + "/" + occurrence;
    }
}
