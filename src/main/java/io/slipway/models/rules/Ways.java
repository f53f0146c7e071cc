package io.slipway.models.rules;

import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ways through one process or subprocess: which steps each of them takes before it comes to an end. */
final class Ways {

    private final Steps steps;

    Ways(ModelElement scope) {
        steps = new Steps(scope);
    }

    /** Returns the ends that some way leads to. */
    Set<String> ends() {
        var ends = all("endEvent");
        ends.retainAll(reached(""));
        return ends;
    }

    /** Returns the steps that no way to this end goes round; a boundary event goes round what is done after its step. */
    Set<String> before(String end) {
        return steps.nodes().keySet().stream()
                .filter(node -> !node.equals(end) && !reached(node).contains(end))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> all(String name) {
        return steps.nodes().values().stream()
                .filter(node -> node.is(name))
                .map(ModelElement::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what can be reached from the beginning without taking a step. */
    private Set<String> reached(String without) {
        var found = all("startEvent");
        found.remove(without);
        var open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            steps.after(open.remove()).stream()
                    .filter(to -> steps.nodes().containsKey(to) && !to.equals(without))
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }
}
