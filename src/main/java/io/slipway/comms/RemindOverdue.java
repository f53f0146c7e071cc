package io.slipway.comms;

import static io.slipway.process.ReleaseProcess.ALSO_TO;
import static io.slipway.process.ReleaseProcess.NOTICE;

import io.slipway.calendar.Deadlines;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Tells those who can do a task of this release that its due date has passed: a reminder once a day, or with another
 * notice an escalation, which goes also to others and as often as the model asks for it.
 */
@Component
class RemindOverdue implements JavaDelegate {

    private final TaskService tasks;
    private final TaskNotices reminders;
    private final Releases releases;
    private final Deadlines deadlines;
    private final Clock clock;

    RemindOverdue(TaskService tasks, TaskNotices reminders, Releases releases, Deadlines deadlines, Clock clock) {
        this.tasks = tasks;
        this.reminders = reminders;
        this.releases = releases;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        var overdue = overdue(key).map(this::asOverdue).toList();
        var notice = NOTICE.find(execution).orElse(TaskNotices.OVERDUE);
        reminders.remind(
                new ReleaseKey(key),
                notice,
                Audience.list(ALSO_TO.find(execution).orElse("")),
                overdue);
    }

    private Stream<Task> overdue(String key) {
        var release = releases.get(new ReleaseKey(key));
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .active()
                .dueBefore(Date.from(clock.instant()))
                .list()
                .stream()
                .filter(task -> deadlines.isLate(
                        release.programme(),
                        release.type(),
                        task.getCreateTime().toInstant(),
                        task.getDueDate().toInstant()));
    }

    private TaskNotices.Overdue asOverdue(Task task) {
        return new TaskNotices.Overdue(
                task.getId(), task.getName(), task.getDueDate().toInstant(), groups(task));
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }
}
