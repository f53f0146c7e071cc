package io.slipway.benchmark;

import io.slipway.process.ApplicationRights;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/**
 * A planned release on the bare engine, taken from start to end: every task approves, every run goes well, the window
 * opens when nothing else is left to do. One at a time in an engine.
 */
final class BareRelease {

    private final ProcessEngine engine;
    private final boolean guarded;
    private final String key;

    BareRelease(BareEngine bare, int number) {
        this.engine = bare.engine();
        this.guarded = bare.isGuarded();
        this.key = "FLIP-1." + number + ".0.0";
    }

    void live() {
        as(List.of(ApplicationRights.GROUP), this::start);
        while (executeJobs(false) || deliverRuns() || decideTasks() || executeJobs(true)) {}
        var left = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .count();
        if (left > 0) {
            throw new IllegalStateException(key + " does not end");
        }
    }

    private void start() {
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "planned-release",
                        key,
                        Map.of(
                                "programme", "flip",
                                "releaseType", "planned",
                                "release", key + " Bare"));
    }

    /** Does something as a member of these groups, where the engine asks. */
    private void as(List<String> groups, Runnable action) {
        if (!guarded) {
            action.run();
            return;
        }
        engine.getIdentityService().setAuthentication("somebody", groups);
        try {
            action.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private boolean executeJobs(boolean window) {
        var query = engine.getManagementService().createJobQuery();
        var jobs = (window ? query.timers().activityId("windowOpens") : query.messages()).list();
        jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        return !jobs.isEmpty();
    }

    private boolean deliverRuns() {
        var waiting = engine.getRuntimeService()
                .createEventSubscriptionQuery()
                .eventName("runFinished")
                .list();
        waiting.forEach(run -> engine.getRuntimeService()
                .messageEventReceived("runFinished", run.getExecutionId(), Map.of("runOutcome", "SUCCEEDED")));
        return !waiting.isEmpty();
    }

    private boolean decideTasks() {
        var tasks = engine.getTaskService().createTaskQuery().list();
        tasks.forEach(this::decide);
        return !tasks.isEmpty();
    }

    private void decide(Task task) {
        Map<String, Object> answers = Map.of("decision", approval(task), "comment", "As it should be");
        as(candidates(task), () -> {
            engine.getTaskService().claim(task.getId(), "somebody");
            engine.getTaskService().complete(task.getId(), answers);
        });
    }

    private List<String> candidates(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The model names the approving decision first. */
    private String approval(Task task) {
        UserTask element = engine.getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        List<CamundaProperties> properties = element.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list();
        return properties.stream()
                .flatMap(some -> some.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName().equals("decisions"))
                .map(property -> property.getCamundaValue().split(",")[0])
                .findFirst()
                .orElseThrow();
    }
}
