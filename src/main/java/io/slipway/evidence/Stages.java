package io.slipway.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.slipway.evidence.Standing.Progress;
import io.slipway.evidence.Standing.Stage;
import io.slipway.release.Release;
import io.slipway.release.ReleaseKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
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
    private final Fates fates;
    private final Map<String, Map<String, String>> names = new ConcurrentHashMap<>();

    Stages(RepositoryService models, HistoryService history, Fates fates) {
        this.models = models;
        this.history = history;
        this.fates = fates;
    }

    /** Returns every stage of each release; what the engine's history no longer tells, our own record does. */
    Map<ReleaseKey, List<Stage>> of(List<Release> some, Map<ReleaseKey, Fate> fate) {
        var definitions = definitions(some);
        var entered = fates.stages(some);
        var current = current(some, fate);
        return some.stream()
                .collect(toMap(
                        Release::key,
                        release -> stopped(
                                release,
                                entered.getOrDefault(release.key(), List.of()),
                                of(
                                        Objects.requireNonNull(fate.get(release.key()))
                                                .state(),
                                        definitions.getOrDefault(String.valueOf(release.processInstanceId()), Map.of()),
                                        entered.getOrDefault(release.key(), List.of()),
                                        current.getOrDefault(String.valueOf(release.processInstanceId()), Set.of())))));
    }

    /** What a release was withdrawn in was begun and never done. */
    private static List<Stage> stopped(Release release, List<StageEntry> entered, List<Stage> stages) {
        if (release.withdrawnReason() == null || entered.isEmpty()) {
            return stages;
        }
        var last = entered.get(entered.size() - 1).id();
        return stages.stream()
                .map(stage -> stage.id().equals(last) && stage.progress() == Progress.DONE
                        ? new Stage(stage.id(), stage.name(), Progress.STOPPED)
                        : stage)
                .toList();
    }

    /** The stages that running lifecycles are in, by process instance; all are read at once, for they are few. */
    private Map<String, Set<String>> current(List<Release> some, Map<ReleaseKey, Fate> fate) {
        var running = some.stream()
                .filter(release ->
                        Objects.requireNonNull(fate.get(release.key())).state() == Fate.State.GOES_ON)
                .map(Release::processInstanceId)
                .filter(Objects::nonNull)
                .collect(toSet());
        if (running.isEmpty()) {
            return Map.of();
        }
        return history.createHistoricActivityInstanceQuery().unfinished().activityType("subProcess").list().stream()
                .filter(activity -> running.contains(activity.getProcessInstanceId()))
                .collect(groupingBy(
                        HistoricActivityInstance::getProcessInstanceId,
                        mapping(activity -> activity(activity.getActivityId()), toSet())));
    }

    /** The stages of the model by id, under the process instance that goes, or went, through them. */
    private Map<String, Map<String, String>> definitions(List<Release> some) {
        var instances = some.stream()
                .map(Release::processInstanceId)
                .filter(Objects::nonNull)
                .collect(toSet());
        if (instances.isEmpty()) {
            return Map.of();
        }
        return history.createHistoricProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .collect(toMap(HistoricProcessInstance::getId, instance -> names(instance.getProcessDefinitionId())));
    }

    private static List<Stage> of(
            Fate.State fate, Map<String, String> model, List<StageEntry> entered, Set<String> current) {
        if (model.isEmpty() || fate == Fate.State.LOST && !entered.isEmpty()) {
            return recorded(entered, fate == Fate.State.LOST);
        }
        var visited = entered.stream().map(StageEntry::id).collect(toSet());
        return inOrder(model, visited, current, fate == Fate.State.GOES_ON);
    }

    private static List<Stage> recorded(List<StageEntry> entered, boolean lost) {
        var last = entered.size() - 1;
        return IntStream.range(0, entered.size())
                .mapToObj(index -> new Stage(
                        entered.get(index).id(),
                        name(entered.get(index).name()),
                        lost && index == last ? Progress.CURRENT : Progress.DONE))
                .toList();
    }

    /** Those after the ones a running lifecycle is in count as ahead even if visited before. */
    private static List<Stage> inOrder(
            Map<String, String> model, Set<String> visited, Set<String> current, boolean running) {
        var order = new ArrayList<>(model.keySet());
        var last = order.stream()
                .filter(current::contains)
                .mapToInt(order::indexOf)
                .max();
        return order.stream()
                .map(id -> new Stage(
                        id,
                        model.getOrDefault(id, id),
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

    private Map<String, String> names(String definition) {
        var known = names.get(definition);
        if (known == null
                && models.createProcessDefinitionQuery()
                                .processDefinitionId(definition)
                                .count()
                        > 0) {
            known = names.computeIfAbsent(definition, this::read);
        }
        return known == null ? Map.of() : known;
    }

    private Map<String, String> read(String definition) {
        var process = models.getBpmnModelInstance(definition).getModelElementsByType(Process.class).stream()
                .findFirst()
                .orElseThrow();
        return walk(process).stream()
                .filter(SubProcess.class::isInstance)
                .collect(toMap(
                        FlowNode::getId,
                        node -> name(node.getName() == null ? node.getId() : node.getName()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** A label may go on after a comma, which the diagram has room for and a progress bar has not. */
    static String name(String label) {
        return label.split(",", 2)[0];
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
