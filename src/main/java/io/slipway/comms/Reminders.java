package io.slipway.comms;

import io.slipway.comms.NoticeFacts.TaskFacts;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells everybody who may do it of an overdue task: a reminder once per task and day, an escalation each time. */
@Component
class Reminders {

    static final String NOTICE = "task-overdue";

    private final Announcer announcer;
    private final Releases releases;
    private final Programmes programmes;
    private final Clock clock;
    private final String url;

    Reminders(
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

    void remind(ReleaseKey release, String notice, List<String> alsoTo, List<Overdue> tasks) {
        var programme = programmes.get(releases.get(release).programme());
        var now = clock.instant();
        var time = notice.equals(NOTICE) ? LocalDate.ofInstant(now, programme.timeZone()) : now;
        for (var overdue : tasks) {
            var able = overdue.groups().stream()
                    .flatMap(group -> partiesOf(programme, group))
                    .distinct()
                    .map(party -> "party:" + party);
            var to = Stream.concat(able, alsoTo.stream()).toList();
            var due = programme.time().inNotice(overdue.due());
            var link = url + "/camunda/app/tasklist/default/#/?task=" + overdue.task();
            announcer.remind(
                    NoticeRequest.to(release, notice, to),
                    notice + "/" + overdue.task() + "/" + time,
                    Audience.of(programme, null, "", to),
                    new TaskFacts(overdue.name(), due, link));
        }
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
