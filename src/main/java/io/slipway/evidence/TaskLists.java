package io.slipway.evidence;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Tasks over all releases: what waits for one person, and what is late. However many there are, they are read at once. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class TaskLists {

    /** The engine's dates may be null; both databases would order those differently. */
    private static final Comparator<Task> MOST_URGENT_FIRST =
            comparing(Task::getDueDate, nullsLast(naturalOrder())).thenComparing(Task::getCreateTime);

    private final TaskService tasks;
    private final RuntimeService engine;
    private final Releases releases;
    private final OpenTasks open;
    private final Clock clock;

    TaskLists(TaskService tasks, RuntimeService engine, Releases releases, OpenTasks open, Clock clock) {
        this.tasks = tasks;
        this.engine = engine;
        this.releases = releases;
        this.open = open;
        this.clock = clock;
    }

    /**
     * The first of a number of tasks.
     *
     * @param total how many there are
     */
    public record Some(List<ReleaseTask> first, int total) {}

    /** Returns what the person took or may take, the most urgent first. */
    public Some of(String person, Collection<String> groups, int most) {
        var query = tasks.createTaskQuery().active().or().taskAssignee(person);
        var theirs = groups.isEmpty() ? query : query.taskCandidateGroupIn(List.copyOf(groups));
        return first(theirs.endOr().list(), (release, task) -> true, most);
    }

    /** Returns what should have been done by now, the one first that is late for longest. */
    public Some late(int most) {
        var due = tasks.createTaskQuery()
                .active()
                .dueBefore(Date.from(clock.instant()))
                .list();
        return first(due, open::isLate, most);
    }

    /** What belongs to no release is nobody's list. */
    private Some first(List<Task> all, BiPredicate<Release, Task> wanted, int most) {
        var owners = owners(all);
        var found = all.stream()
                .filter(task -> owners.containsKey(String.valueOf(task.getProcessInstanceId())))
                .filter(task -> wanted.test(owner(owners, task), task))
                .sorted(MOST_URGENT_FIRST)
                .toList();
        return new Some(open.told(found.stream().limit(most).toList(), task -> owner(owners, task)), found.size());
    }

    private static Release owner(Map<String, Release> owners, Task task) {
        return Objects.requireNonNull(owners.get(task.getProcessInstanceId()));
    }

    private Map<String, Release> owners(List<Task> some) {
        var instances = some.stream()
                .map(Task::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(toSet());
        if (instances.isEmpty()) {
            return Map.of();
        }
        var keys = engine.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(toMap(ProcessInstance::getId, instance -> new ReleaseKey(instance.getBusinessKey())));
        var known = releases.of(keys.values().stream().collect(toSet()));
        return keys.entrySet().stream()
                .filter(entry -> known.containsKey(entry.getValue()))
                .collect(toMap(Map.Entry::getKey, entry -> Objects.requireNonNull(known.get(entry.getValue()))));
    }
}
