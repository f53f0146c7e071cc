package io.slipway.models.rules;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where the answers to each question of a shipped model lead. Owners may put steps of their own on the way; they turn no
 * answer to somewhere else, and give no question another answer.
 */
final class Turns {

    private final ModelElement before;
    private final ModelElement now;
    private final Predicate<ModelElement> isStep;
    private final Set<String> marks = new HashSet<>();

    /** @param isStep whether the element is one that may not go */
    Turns(ModelElement before, ModelElement now, Predicate<ModelElement> isStep) {
        this.before = before;
        this.now = now;
        this.isStep = isStep;
        new Steps(before).nodes().values().stream().filter(this::isMark).forEach(node -> marks.add(node.id()));
    }

    void check(Findings findings) {
        var nodes = new Steps(now).nodes();
        before.children("exclusiveGateway").filter(this::asks).forEach(gateway -> {
            var same = nodes.get(gateway.id());
            if (same == null || !same.is("exclusiveGateway")) {
                findings.say(now, "lacks the question " + Findings.quoted(gateway.id()), "put it back");
            } else {
                check(gateway, same, findings);
            }
        });
    }

    private void check(ModelElement gateway, ModelElement same, Findings findings) {
        var then = answers(before, gateway);
        var today = answers(now, same);
        if (!then.keySet().equals(today.keySet())
                || !gateway.attribute("default").equals(same.attribute("default"))) {
            findings.say(
                    same,
                    "has the answers " + today.keySet() + ", otherwise " + Findings.quoted(same.attribute("default"))
                            + ", and not " + then.keySet() + ", otherwise "
                            + Findings.quoted(gateway.attribute("default")),
                    "keep its flows with their ids; ask what is new before or after it");
            return;
        }
        then.forEach((flow, target) -> {
            var was = landings(before, target.attribute("targetRef"));
            var is = landings(now, today.getOrDefault(flow, target).attribute("targetRef"));
            if (!was.equals(is)) {
                findings.say(
                        today.getOrDefault(flow, target),
                        "leads to " + is + " and not to " + was,
                        "lead it there, through steps of your own if you want some");
            }
        });
    }

    private static Map<String, ModelElement> answers(ModelElement scope, ModelElement gateway) {
        return scope.children("sequenceFlow")
                .filter(flow -> flow.attribute("sourceRef").equals(gateway.id()))
                .collect(Collectors.toMap(ModelElement::id, flow -> flow, (one, twin) -> one, TreeMap::new));
    }

    /** Returns the first of what stays in every version, on the ways from there. */
    private Set<String> landings(ModelElement scope, String from) {
        var steps = new Steps(scope);
        var found = new TreeSet<String>();
        var seen = new HashSet<>(List.of(from));
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            var id = open.remove();
            if (marks.contains(id)) {
                found.add(id);
            } else {
                steps.after(id).stream().filter(seen::add).forEach(open::add);
            }
        }
        return found;
    }

    private boolean isMark(ModelElement node) {
        return isStep.test(node) || node.is("endEvent") || node.is("exclusiveGateway") && asks(node);
    }

    private boolean asks(ModelElement gateway) {
        return answers(before, gateway).size() > 1;
    }
}
