package io.slipway.models.rules;

import io.slipway.programme.ControlPoint;
import io.slipway.programme.Programme;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No way of a lifecycle goes round a control point of its programme: what the point blocks, a deployment or the closing of
 * the release, is reached by way of a step that meets it, whatever is decided and whichever event interrupts. A flow that
 * asks for the type of the release counts for the types that take it, one that asks whether the point stands as passing it.
 */
final class ControlPointRules {

    private static final String MEETS = "meets";

    /** The shared models that do what control points block. */
    private static final Map<ControlPoint.Blocks, String> BLOCKED = Map.of(
            ControlPoint.Blocks.DEPLOYMENT, "deploy-release",
            ControlPoint.Blocks.CLOSURE, "close-release");

    private final Expressions expressions;

    ControlPointRules(Expressions expressions) {
        this.expressions = expressions;
    }

    void check(Map<String, SetRules.Model> models, Programme programme) {
        for (var type : programme.releaseTypes()) {
            var model = models.get(type.process());
            if (model != null) {
                programme
                        .controlPoints(type.id())
                        .forEach(point -> model.content()
                                .children("process")
                                .forEach(process -> new Search(models, point, type, programme).in(process, model)));
            }
        }
    }

    /** The ways on which one control point is not yet passed. */
    private final class Search {

        private final Map<String, SetRules.Model> models;
        private final ControlPoint point;
        private final Programme.ReleaseType type;
        private final Programme programme;
        private final Set<String> searched = new HashSet<>();
        private final Set<String> asked = new HashSet<>();

        Search(
                Map<String, SetRules.Model> models,
                ControlPoint point,
                Programme.ReleaseType type,
                Programme programme) {
            this.models = models;
            this.point = point;
            this.type = type;
            this.programme = programme;
        }

        void in(ModelElement scope, SetRules.Model model) {
            for (var step : unpassed(scope)) {
                if (step.is("subProcess")) {
                    in(step, model);
                } else if (step.is("callActivity")) {
                    called(step, model);
                }
            }
        }

        private void called(ModelElement call, SetRules.Model model) {
            var name = call.attribute("calledElement");
            if (name.equals(BLOCKED.get(point.blocks())) && !meets(call)) {
                model.findings()
                        .say(
                                call,
                                "can be reached by a release of type '" + type.id() + "' without control point "
                                        + point.number() + " of " + programme.name(),
                                "lead every way to it through a step that meets " + Findings.quoted(point.id()));
            }
            var below = models.get(name);
            if (below != null && searched.add(name)) {
                below.content().children("process").forEach(process -> in(process, below));
            }
        }

        /** Returns the steps that can be reached from the beginning of the scope without passing the point, itself included. */
        private Set<ModelElement> unpassed(ModelElement scope) {
            var nodes = new Steps(scope).nodes();
            var next = next(scope);
            var found = new LinkedHashSet<ModelElement>();
            var left = new HashSet<String>();
            var open = new ArrayDeque<ModelElement>();
            nodes.values().stream().filter(node -> node.is("startEvent")).forEach(open::add);
            while (!open.isEmpty()) {
                var node = open.remove();
                // What joins branches waits for each of them, and one of them may have passed the point.
                if (!left.containsAll(awaited(scope, node)) || !found.add(node)) {
                    continue;
                }
                // An event that interrupts a step comes before its answer.
                scope.children("boundaryEvent")
                        .filter(event -> event.attribute("attachedToRef").equals(node.id()))
                        .forEach(open::add);
                if (!passes(node)) {
                    left.add(node.id());
                    next.getOrDefault(node.id(), Set.of()).stream()
                            .filter(nodes::containsKey)
                            .map(nodes::get)
                            .forEach(open::add);
                }
            }
            return found;
        }

        private static Set<String> awaited(ModelElement scope, ModelElement node) {
            if (!node.is("parallelGateway")) {
                return Set.of();
            }
            return scope.children("sequenceFlow")
                    .filter(flow -> flow.attribute("targetRef").equals(node.id()))
                    .map(flow -> flow.attribute("sourceRef"))
                    .collect(Collectors.toSet());
        }

        private boolean passes(ModelElement node) {
            return meets(node)
                    || node.children("multiInstanceLoopCharacteristics")
                                    .findAny()
                                    .isEmpty()
                            && within(node);
        }

        /** Whether no end of what the step consists of can be reached without the point. */
        private boolean within(ModelElement node) {
            if (node.is("subProcess")) {
                return endsNowhere(node);
            }
            var name = node.attribute("calledElement");
            var below = node.is("callActivity") ? models.get(name) : null;
            // What calls itself is refused for that, and is no reason to search for ever.
            if (below == null || !asked.add(name)) {
                return false;
            }
            var none = below.content().children("process").allMatch(this::endsNowhere);
            asked.remove(name);
            return none;
        }

        private boolean endsNowhere(ModelElement scope) {
            return unpassed(scope).stream().noneMatch(step -> step.is("endEvent"));
        }

        private boolean meets(ModelElement node) {
            return Stream.concat(node.is("userTask") ? UserTaskRules.property(node, MEETS) : Stream.of(), handed(node))
                    .anyMatch(point.id()::equals);
        }

        private Stream<String> handed(ModelElement node) {
            var given = node.extensions("in")
                    .filter(in -> in.attribute("target").equals(MEETS))
                    .flatMap(in ->
                            expressions.term(in.attribute("sourceExpression").strip()).stream())
                    .filter(Term.Literal.class::isInstance)
                    .map(term -> ((Term.Literal) term).text());
            var told = node.extensions("inputOutput")
                    .flatMap(mapping -> mapping.children("inputParameter"))
                    .filter(input -> input.attribute("name").equals(MEETS))
                    .map(input -> input.text().strip());
            return Stream.concat(given, told);
        }

        /** Returns where the token may go from each step, if the release is of the type. */
        private Map<String, Set<String>> next(ModelElement scope) {
            var steps = new Steps(scope);
            var events = scope.children("boundaryEvent").map(ModelElement::id).collect(Collectors.toSet());
            var gone = scope.children("sequenceFlow")
                    .filter(flow -> !isTaken(scope, flow))
                    .map(flow -> Map.entry(flow.attribute("sourceRef"), flow.attribute("targetRef")))
                    .collect(Collectors.toSet());
            return steps.nodes().keySet().stream()
                    .collect(Collectors.toMap(
                            id -> id,
                            id -> steps.after(id).stream()
                                    .filter(to -> !gone.contains(Map.entry(id, to)))
                                    .filter(to -> !events.contains(to))
                                    .collect(Collectors.toSet())));
        }

        private boolean isTaken(ModelElement scope, ModelElement flow) {
            var asked = condition(flow);
            if (!asked.isEmpty()) {
                return !asked.equals(standing()) && (!asked.startsWith("${releaseType==") || asked.equals(ofType()));
            }
            var from = flow.attribute("sourceRef");
            return scope.children("sequenceFlow")
                    .filter(other -> other.attribute("sourceRef").equals(from))
                    .noneMatch(other -> condition(other).equals(ofType()));
        }

        /** Whoever takes that flow has passed the point before, for what the release is now. */
        private String standing() {
            return "${criteria.stands(programme,execution.processBusinessKey,'" + point.id() + "')}";
        }

        private String ofType() {
            return "${releaseType=='" + type.id() + "'}";
        }
    }

    private static String condition(ModelElement flow) {
        return flow.children("conditionExpression")
                .map(one -> one.text().replaceAll("\\s+", ""))
                .findFirst()
                .orElse("");
    }
}
