package io.slipway.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.slipway.evidence.Standing.Trouble;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lifecycles wait for besides people: events, steps that are about to run, and those that failed. */
@Component
class Waits {

    /** Activities that hold a token until something other than a person acts. */
    private static final List<String> EVENTS = List.of(
            "intermediateTimer",
            "intermediateMessageCatch",
            "intermediateConditional",
            "receiveTask",
            "eventBasedGateway");

    private static final String STEP = "async-continuation";

    private final RuntimeService engine;
    private final HistoryService history;
    private final ManagementService jobs;
    private final RepositoryService models;

    Waits(RuntimeService engine, HistoryService history, ManagementService jobs, RepositoryService models) {
        this.engine = engine;
        this.history = history;
        this.jobs = jobs;
        this.models = models;
    }

    /** What goes on without people, by process instance. */
    record Events(Map<String, List<String>> byInstance) {

        List<String> of(List<ProcessInstance> instances) {
            return instances.stream()
                    .flatMap(instance -> byInstance.getOrDefault(instance.getId(), List.of()).stream())
                    .distinct()
                    .toList();
        }
    }

    /** Reads what the instances wait for at once, whatever their number: what is open is little beside what has ended. */
    Events events(Collection<ProcessInstance> instances) {
        var ids = instances.stream().map(ProcessInstance::getId).collect(toSet());
        if (ids.isEmpty()) {
            return new Events(Map.of());
        }
        var events = EVENTS.stream()
                .flatMap(type ->
                        history.createHistoricActivityInstanceQuery().unfinished().activityType(type).list().stream())
                .filter(event -> ids.contains(event.getProcessInstanceId()))
                .map(event -> Map.entry(event.getProcessInstanceId(), name(event)));
        var steps = jobs.createJobQuery().processInstanceIds(ids).messages().list().stream()
                .collect(groupingBy(Job::getJobDefinitionId))
                .entrySet()
                .stream()
                .flatMap(about -> step(about.getKey()).stream()
                        .flatMap(name ->
                                about.getValue().stream().map(job -> Map.entry(job.getProcessInstanceId(), name))));
        return new Events(Stream.concat(events, steps)
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
    }

    /** What the engine gave up on, by process instance. */
    record Troubles(Map<String, List<Trouble>> byInstance) {

        List<Trouble> of(List<ProcessInstance> instances) {
            return instances.stream()
                    .flatMap(instance -> byInstance.getOrDefault(instance.getId(), List.of()).stream())
                    .toList();
        }
    }

    /** An incident of a called process shows up again in each of its callers; only the first counts. */
    Troubles troubles() {
        return new Troubles(engine.createIncidentQuery().list().stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .map(Waits::trouble)
                .collect(groupingBy(Trouble::processInstanceId)));
    }

    /** Returns the name of the step that such a job begins or leaves; there are as many as steps that wait, at most. */
    private Optional<String> step(String definition) {
        return Optional.ofNullable(jobs.createJobDefinitionQuery()
                        .jobDefinitionId(definition)
                        .jobType(STEP)
                        .singleResult())
                .map(this::name);
    }

    private String name(JobDefinition step) {
        var id = Stages.activity(step.getActivityId());
        var model = models.getBpmnModelInstance(step.getProcessDefinitionId());
        return name(model.getModelElementById(id) instanceof FlowElement element ? element.getName() : null, id);
    }

    private static String name(HistoricActivityInstance event) {
        return name(event.getActivityName(), event.getActivityId());
    }

    private static String name(@Nullable String name, String id) {
        return name == null ? Stages.activity(id) : name;
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
}
