package io.slipway.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.slipway.calendar.Deadlines;
import io.slipway.evidence.Standing.OpenTask;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tasks that wait for people, with those to whom they are offered; all are asked for at once. */
@Component
class OpenTasks {

    private final TaskService tasks;
    private final Names names;
    private final Programmes programmes;
    private final Deadlines deadlines;

    OpenTasks(TaskService tasks, Names names, Programmes programmes, Deadlines deadlines) {
        this.tasks = tasks;
        this.names = names;
        this.programmes = programmes;
        this.deadlines = deadlines;
    }

    List<OpenTask> of(Release release, List<ProcessInstance> instances) {
        return of(List.of(release), Map.of(release.key().value(), instances)).getOrDefault(release.key(), List.of());
    }

    /**
     * Returns the tasks of each of the releases that have any.
     *
     * @param instances what goes on for each, by its key
     */
    Map<ReleaseKey, List<OpenTask>> of(List<Release> some, Map<String, List<ProcessInstance>> instances) {
        var owners = new HashMap<String, Release>();
        some.forEach(release -> instances
                .getOrDefault(release.key().value(), List.of())
                .forEach(instance -> owners.put(instance.getId(), release)));
        if (owners.isEmpty()) {
            return Map.of();
        }
        var open = tasks.createTaskQuery()
                .processInstanceIdIn(owners.keySet().toArray(String[]::new))
                .orderByTaskCreateTime()
                .asc()
                .list();
        return told(open, task -> owner(owners, task)).stream()
                .collect(groupingBy(one -> one.release().key(), mapping(ReleaseTask::task, toList())));
    }

    /** Returns these tasks in the same order, each with its release and those to whom it is offered. */
    List<ReleaseTask> told(List<Task> open, Function<Task, Release> owner) {
        if (open.isEmpty()) {
            return List.of();
        }
        var offered = offered(open, groups(open.stream().map(owner).distinct().toList()));
        var people = names.people(
                open.stream().map(Task::getAssignee).filter(Objects::nonNull).collect(toCollection(HashSet::new)));
        return open.stream()
                .map(task -> new ReleaseTask(owner.apply(task), open(owner.apply(task), task, offered, people)))
                .toList();
    }

    private static Release owner(Map<String, Release> owners, Task task) {
        return Objects.requireNonNull(owners.get(task.getProcessInstanceId()));
    }

    private OpenTask open(Release release, Task task, Map<String, List<String>> offered, Map<String, String> people) {
        var programme = programmes.get(release.programme());
        return new OpenTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                task.getCreateTime().toInstant(),
                instant(task.getDueDate()),
                isLate(release, task),
                offered.getOrDefault(task.getId(), List.of()).stream()
                        .map(group -> names.group(programme, group))
                        .toList(),
                task.getAssignee(),
                task.getAssignee() == null ? null : people.get(task.getAssignee()));
    }

    boolean isLate(Release release, Task task) {
        var due = instant(task.getDueDate());
        return due != null
                && deadlines.isLate(
                        release.programme(),
                        release.type(),
                        task.getCreateTime().toInstant(),
                        due);
    }

    /** The groups that tasks are offered to, in the order in which a programme names them. */
    private Set<String> groups(List<Release> some) {
        return some.stream()
                .map(Release::programme)
                .distinct()
                .map(programmes::get)
                .flatMap(OpenTasks::groups)
                .collect(toCollection(LinkedHashSet::new));
    }

    private static Stream<String> groups(Programme programme) {
        return Stream.concat(
                programme.roles().stream().map(role -> programme.roleGroup(role.id())),
                programme.parties().stream().map(party -> programme.partyGroup(party.id())));
    }

    /** Asks by task or by group, whichever are fewer; the engine tells nobody the groups of several tasks at once. */
    private Map<String, List<String>> offered(List<Task> open, Set<String> groups) {
        return open.size() <= groups.size() ? byTask(open) : byGroup(open, groups);
    }

    private Map<String, List<String>> byTask(Collection<Task> open) {
        return open.stream().collect(toMap(Task::getId, this::groupsOf));
    }

    private List<String> groupsOf(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, List<String>> byGroup(List<Task> open, Set<String> groups) {
        var offered = new HashMap<String, List<String>>();
        var ids = open.stream().map(Task::getId).toArray(String[]::new);
        groups.forEach(group ->
                tasks.createTaskQuery().taskIdIn(ids).taskCandidateGroup(group).includeAssignedTasks().list().stream()
                        .map(Task::getId)
                        .forEach(task -> offered.computeIfAbsent(task, known -> new ArrayList<>())
                                .add(group)));
        return offered;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
