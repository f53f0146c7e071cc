package io.slipway.evidence;

import io.slipway.evidence.Standing.OpenTask;
import io.slipway.evidence.Standing.State;
import io.slipway.evidence.Standing.Trouble;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.Release;
import io.slipway.release.Releases;
import io.slipway.release.Window;
import io.slipway.release.Windows;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells where releases stand, over the lifecycle and everything it called: they share the business key. */
@Service
public class Standings {

    /** Activities that hold a token until something other than a person acts. */
    private static final Set<String> EVENTS = Set.of(
            "intermediateTimer",
            "intermediateMessageCatch",
            "intermediateConditional",
            "receiveTask",
            "eventBasedGateway");

    private final RuntimeService engine;
    private final TaskService tasks;
    private final HistoryService history;
    private final Stages stages;
    private final Names names;
    private final Programmes programmes;
    private final Releases releases;
    private final Windows windows;
    private final Clock clock;

    Standings(
            RuntimeService engine,
            TaskService tasks,
            HistoryService history,
            Stages stages,
            Names names,
            Programmes programmes,
            Releases releases,
            Windows windows,
            Clock clock) {
        this.engine = engine;
        this.tasks = tasks;
        this.history = history;
        this.stages = stages;
        this.names = names;
        this.programmes = programmes;
        this.releases = releases;
        this.windows = windows;
        this.clock = clock;
    }

    /** Returns the keys of the releases whose lifecycle goes on; what follows from one that ended does not count. */
    public Set<String> inFlight() {
        var running = engine.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .collect(Collectors.toSet());
        return releases.all().stream()
                .filter(release -> release.processInstanceId() != null && running.contains(release.processInstanceId()))
                .map(release -> release.key().value())
                .collect(Collectors.toSet());
    }

    /** Returns what people have to do for a release, whether its lifecycle goes on or an analysis came after it. */
    public List<OpenTask> openTasks(Release release) {
        var programme = programmes.get(release.programme());
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(release.key().value())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> open(programme, task))
                .toList();
    }

    public Standing of(Release release) {
        var lifecycle = release.processInstanceId() == null
                ? null
                : history.createHistoricProcessInstanceQuery()
                        .processInstanceId(release.processInstanceId())
                        .singleResult();
        if (lifecycle == null) {
            return ended(release, null, List.of());
        }
        var running = lifecycle.getEndTime() == null;
        var passed = stages.of(lifecycle.getId(), lifecycle.getProcessDefinitionId(), running);
        return running ? inFlight(release, passed) : ended(release, lifecycle, passed);
    }

    private Standing ended(Release release, @Nullable HistoricProcessInstance lifecycle, List<Standing.Stage> passed) {
        return new Standing(
                release.key(),
                release.withdrawnReason() == null ? State.CLOSED : State.WITHDRAWN,
                lifecycle == null ? null : lifecycle.getEndTime().toInstant(),
                passed,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private Standing inFlight(Release release, List<Standing.Stage> passed) {
        var instances = engine.createProcessInstanceQuery()
                .processInstanceBusinessKey(release.key().value())
                .list();
        return new Standing(
                release.key(),
                State.IN_FLIGHT,
                null,
                passed,
                openTasks(release),
                events(instances),
                instances.stream().flatMap(this::troubles).toList(),
                nextWindow(release));
    }

    private OpenTask open(Programme programme, Task task) {
        var due = instant(task.getDueDate());
        var groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .map(group -> names.group(programme, group))
                .toList();
        return new OpenTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                task.getCreateTime().toInstant(),
                due,
                due != null && due.isBefore(clock.instant()),
                groups,
                task.getAssignee(),
                task.getAssignee() == null ? null : names.person(task.getAssignee()));
    }

    /** An instance may end between two queries; what is gone simply waits for nothing. */
    private List<String> events(List<ProcessInstance> instances) {
        return instances.stream()
                .map(instance -> engine.getActivityInstance(instance.getId()))
                .filter(Objects::nonNull)
                .flatMap(Standings::waiting)
                .distinct()
                .toList();
    }

    private static Stream<String> waiting(ActivityInstance instance) {
        var here = EVENTS.contains(instance.getActivityType())
                ? Stream.of(name(instance.getActivityName(), instance.getActivityId()))
                : Stream.<String>empty();
        var starting = Stream.of(instance.getChildTransitionInstances())
                .map(next -> name(next.getActivityName(), next.getActivityId()));
        var below = Stream.of(instance.getChildActivityInstances()).flatMap(Standings::waiting);
        return Stream.of(here, starting, below).flatMap(one -> one);
    }

    private static String name(@Nullable String name, String id) {
        return name == null ? Stages.activity(id) : name;
    }

    /** An incident of a called process shows up again in each of its callers; only the first counts. */
    private Stream<Trouble> troubles(ProcessInstance instance) {
        return engine.createIncidentQuery().processInstanceId(instance.getId()).list().stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(Standings::trouble);
    }

    private static Trouble trouble(Incident incident) {
        var message = incident.getIncidentMessage();
        return new Trouble(
                incident.getId(),
                Stages.activity(incident.getActivityId()),
                message == null ? "No message; see Cockpit" : message,
                incident.getIncidentTimestamp().toInstant(),
                incident.getProcessInstanceId());
    }

    private @Nullable Window nextWindow(Release release) {
        return windows.of(release.key()).stream()
                .filter(window -> window.predictedEnd().isAfter(clock.instant()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
