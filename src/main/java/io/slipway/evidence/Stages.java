package io.slipway.evidence;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.slipway.evidence.Standing.Progress;
import io.slipway.evidence.Standing.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.springframework.stereotype.Component;

/** The stages of a lifecycle in the order in which its model goes through them, and which of them are behind. */
@Component
class Stages {

    private static final String BODY = "#multiInstanceBody";

    private final RepositoryService models;
    private final HistoryService history;
    private final Map<String, Map<String, String>> names = new ConcurrentHashMap<>();

    Stages(RepositoryService models, HistoryService history) {
        this.models = models;
        this.history = history;
    }

    /** Returns every stage; those after the ones a running lifecycle is in count as ahead even if visited before. */
    List<Stage> of(String instance, String definition, boolean running) {
        var stages = names.computeIfAbsent(definition, this::read);
        var activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .list();
        var visited = ids(activities.stream().toList());
        var current = running
                ? ids(activities.stream()
                        .filter(activity -> activity.getEndTime() == null)
                        .toList())
                : Set.<String>of();
        var order = new ArrayList<>(stages.keySet());
        var last = order.stream()
                .filter(current::contains)
                .mapToInt(order::indexOf)
                .max();
        return order.stream()
                .map(id -> new Stage(
                        id,
                        stages.getOrDefault(id, id),
                        progress(
                                current.contains(id),
                                visited.contains(id),
                                running && order.indexOf(id) > last.orElse(-1))))
                .toList();
    }

    static String activity(String id) {
        return id.endsWith(BODY) ? id.substring(0, id.length() - BODY.length()) : id;
    }

    private static Progress progress(boolean current, boolean visited, boolean after) {
        if (current) {
            return Progress.CURRENT;
        }
        if (after) {
            return Progress.AHEAD;
        }
        return visited ? Progress.DONE : Progress.SKIPPED;
    }

    private static Set<String> ids(Collection<HistoricActivityInstance> activities) {
        return activities.stream()
                .map(activity -> activity(activity.getActivityId()))
                .collect(toSet());
    }

    private Map<String, String> read(String definition) {
        var process = models.getBpmnModelInstance(definition).getModelElementsByType(Process.class).stream()
                .findFirst()
                .orElseThrow();
        return walk(process).stream()
                .filter(SubProcess.class::isInstance)
                .collect(toMap(FlowNode::getId, Stages::name, (one, other) -> one, java.util.LinkedHashMap::new));
    }

    /** A label may go on after a comma, which the diagram has room for and a progress bar has not. */
    private static String name(FlowNode node) {
        return node.getName() == null ? node.getId() : node.getName().split(",", 2)[0];
    }

    private static Set<FlowNode> walk(Process process) {
        var seen = new LinkedHashSet<FlowNode>();
        var next = new ArrayDeque<FlowNode>();
        process.getFlowElements().stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .forEach(next::add);
        while (!next.isEmpty()) {
            var node = next.remove();
            if (seen.add(node)) {
                node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(next::add);
            }
        }
        return seen;
    }
}
