package io.slipway.models.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps of one process or subprocess, and where the token may go from each: along flows, links and boundary events. */
final class Steps {

    private final Map<String, ModelElement> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> next = new HashMap<>();

    Steps(ModelElement scope) {
        for (var child : scope.children()) {
            if (!child.id().isEmpty() && !child.is("sequenceFlow")) {
                nodes.put(child.id(), child);
            }
        }
        scope.children("sequenceFlow").forEach(flow -> lead(flow.attribute("sourceRef"), flow.attribute("targetRef")));
        scope.children("boundaryEvent").forEach(event -> lead(event.attribute("attachedToRef"), event.id()));
        links(scope);
    }

    /** Returns the steps by their ids, in the order of the file. */
    Map<String, ModelElement> nodes() {
        return nodes;
    }

    /** Returns the ids of what may follow. */
    Set<String> after(String id) {
        return next.getOrDefault(id, Set.of());
    }

    /** The engine takes one target of a name only. */
    private void links(ModelElement scope) {
        var targets = new HashMap<String, String>();
        scope.children("intermediateCatchEvent")
                .forEach(to -> link(to).ifPresent(name -> targets.putIfAbsent(name, to.id())));
        scope.children("intermediateThrowEvent")
                .forEach(from -> link(from).map(targets::get).ifPresent(to -> lead(from.id(), to)));
    }

    private static Optional<String> link(ModelElement event) {
        return event.children("linkEventDefinition")
                .map(link -> link.attribute("name"))
                .findFirst();
    }

    private void lead(String from, String to) {
        next.computeIfAbsent(from, any -> new HashSet<>()).add(to);
    }
}
