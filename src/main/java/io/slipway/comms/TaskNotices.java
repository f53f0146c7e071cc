package io.slipway.comms;

import io.slipway.comms.NoticeFacts.TaskFacts;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.TaskOpened;
import io.slipway.words.ReadableTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells everybody who may do it of a task: once when it opens, once a day when it is overdue, and of an escalation each
 * time.
 */
@Component
class TaskNotices {

    static final String OPENED = "task-opened";
    static final String OVERDUE = "task-overdue";

    private final Announcer announcer;
    private final Releases releases;
    private final Programmes programmes;
    private final Clock clock;
    private final String url;

    TaskNotices(
            Announcer announcer,
            Releases releases,
            Programmes programmes,
            Clock clock,
            @Value("${slipway.url}") String url) {
        this.announcer = announcer;
        this.releases = releases;
        this.programmes = programmes;
        this.clock = clock;
        this.url = url;
    }

    record Overdue(String task, String name, Instant due, List<String> groups) {}

    @EventListener
    void opened(TaskOpened task) {
        var notice = Objects.requireNonNullElse(task.notice(), OPENED);
        var programme = programmes.get(releases.get(task.release()).programme());
        var to = able(programme, task.groups());
        tell(
                programme,
                NoticeRequest.to(task.release(), notice, to),
                notice + "/" + task.task(),
                facts(programme, task.task(), task.name(), task.due(), task.question(), task.decides()));
    }

    void remind(ReleaseKey release, String notice, List<String> alsoTo, List<Overdue> tasks) {
        var programme = programmes.get(releases.get(release).programme());
        var now = clock.instant();
        var time = notice.equals(OVERDUE) ? LocalDate.ofInstant(now, programme.timeZone()) : now;
        for (var overdue : tasks) {
            var to = Stream.concat(able(programme, overdue.groups()).stream(), alsoTo.stream())
                    .toList();
            tell(
                    programme,
                    NoticeRequest.to(release, notice, to),
                    notice + "/" + overdue.task() + "/" + time,
                    facts(programme, overdue.task(), overdue.name(), overdue.due(), "", false));
        }
    }

    private void tell(Programme programme, NoticeRequest request, String key, TaskFacts task) {
        announcer.remind(request, key, Audience.of(programme, null, "", request.alsoTo()), task);
    }

    private TaskFacts facts(
            Programme programme, String task, String name, @Nullable Instant due, String question, boolean decides) {
        return new TaskFacts(
                name,
                due == null ? null : programme.time().inNotice(due),
                due == null
                        ? null
                        : ReadableTime.dayInSubject(
                                due.atZone(programme.timeZone()).toLocalDate()),
                url + "/tasks/" + task,
                question,
                decides);
    }

    private static List<String> able(Programme programme, List<String> groups) {
        return groups.stream()
                .flatMap(group -> partiesOf(programme, group))
                .distinct()
                .map(party -> "party:" + party)
                .toList();
    }

    /** A group stands for a role or for one party; for any other group the operator looks after the task. */
    private static Stream<String> partiesOf(Programme programme, String group) {
        var parties = programme.parties().stream()
                .filter(party -> group.equals(programme.partyGroup(party.id()))
                        || group.equals(programme.roleGroup(party.role())))
                .map(Programme.Party::id)
                .toList();
        return parties.isEmpty()
                ? programme.partiesOf(programme.operator().id()).stream().map(Programme.Party::id)
                : parties.stream();
    }
}
