package io.slipway.models.rules;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The way of the token through one process or subprocess, cut where it waits for a person, a message or a time. */
final class Flow {

    private final Steps steps;
    private final Map<String, ModelElement> nodes;
    private final Map<String, Boolean> waits = new HashMap<>();

    Flow(ModelElement scope) {
        steps = new Steps(scope);
        nodes = steps.nodes();
    }

    /** Returns a step of a loop in which nothing waits. */
    Optional<ModelElement> endless() {
        var before = new HashMap<String, Integer>();
        nodes.keySet().forEach(id -> before.put(id, 0));
        nodes.keySet().forEach(id -> onwards(id).forEach(to -> before.merge(to, 1, Integer::sum)));
        var free = new ArrayDeque<String>();
        before.forEach((id, count) -> {
            if (count == 0) {
                free.add(id);
            }
        });
        while (!free.isEmpty()) {
            var id = free.remove();
            before.remove(id);
            onwards(id).forEach(to -> {
                if (before.merge(to, -1, Integer::sum) == 0) {
                    free.add(to);
                }
            });
        }
        return nodes.keySet().stream().filter(before::containsKey).findFirst().map(nodes::get);
    }

    /** Returns where the token goes at once. */
    private Set<String> onwards(String id) {
        var node = nodes.get(id);
        var ways = new HashSet<String>();
        if (node == null) {
            return ways;
        }
        var held = isHeldUp(node);
        for (var to : steps.after(id)) {
            var target = nodes.get(to);
            if (target != null && (!held || comesAtOnce(target))) {
                ways.add(to);
            }
        }
        return ways;
    }

    /** Whether the token can get from the beginning to an end at once. */
    private boolean passes() {
        var reached = nodes.values().stream()
                .filter(node -> node.is("startEvent"))
                .map(ModelElement::id)
                .collect(Collectors.toCollection(HashSet::new));
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            onwards(open.remove()).stream().filter(reached::add).forEach(open::add);
        }
        return reached.stream().map(nodes::get).anyMatch(node -> node.is("endEvent"));
    }

    /** Looks into each step once only: a subprocess may hold others, and those others again. */
    private boolean isHeldUp(ModelElement node) {
        var known = waits.get(node.id());
        if (known != null) {
            return known;
        }
        var found = waits(node);
        waits.put(node.id(), found);
        return found;
    }

    /** A date may be over already; a span has a lower bound. What is done for each of a list is done at once for none. */
    private static boolean waits(ModelElement node) {
        if (node.children("multiInstanceLoopCharacteristics").findAny().isPresent()) {
            return false;
        }
        return node.is("userTask")
                || node.is("receiveTask")
                || node.is("subProcess") && !new Flow(node).passes()
                || node.eventDefinitions().stream()
                        .flatMap(definition -> definition.children("timeDuration"))
                        .findAny()
                        .isPresent();
    }

    /**
     * A condition may be true already, a date be over, and an error come, when the step they hang on has only been reached; a
     * message is sent because of what somebody does.
     */
    private static boolean comesAtOnce(ModelElement node) {
        return node.is("boundaryEvent")
                && node.eventDefinitions().stream().noneMatch(event -> event.is("messageEventDefinition"))
                && node.eventDefinitions().stream()
                        .flatMap(definition -> definition.children().stream())
                        .noneMatch(time -> time.is("timeDuration") || time.is("timeCycle"));
    }
}
