package io.slipway.models.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a model has to be for those who read it: names that say something, questions with an answer, everything drawn. */
final class ReadingRules {

    private static final Pattern READABLE = Pattern.compile("[a-z][a-z0-9]*([A-Z][a-z0-9]*)*");
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");
    private static final String NOTICE = "sendNotice";
    private static final List<String> NODES = List.of(
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "exclusiveGateway",
            "parallelGateway",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "callActivity",
            "subProcess");

    void check(ModelElement model, Findings findings) {
        var drawn = model.all()
                .filter(one -> one.is("BPMNShape") || one.is("BPMNEdge"))
                .map(one -> one.attribute("bpmnElement"))
                .collect(Collectors.toSet());
        NODES.stream().flatMap(model::all).forEach(node -> {
            if (!READABLE.matcher(node.id()).matches()) {
                findings.say(node, "has an id that tells nobody what it is", "name it in lowerCamel, as in signOffSit");
            }
            drawn(node, drawn, findings);
        });
        model.all("sequenceFlow").forEach(flow -> drawn(flow, drawn, findings));
        planes(model, findings);
        model.all("exclusiveGateway").forEach(gateway -> question(gateway, findings));
        model.all("serviceTask").forEach(task -> named(task, findings));
        model.all("sendTask").forEach(task -> named(task, findings));
        model.all("userTask").forEach(task -> {
            var form = kebab(task.id());
            var shown = task.camunda("formRef");
            if (!shown.equals(form) && !shown.endsWith("-" + form)) {
                findings.say(
                        task,
                        "shows the form " + Findings.quoted(shown),
                        "give the form the task's name: " + form + ", or with its programme before it, as in programme-"
                                + form);
            }
        });
    }

    private static void drawn(ModelElement element, Set<String> drawn, Findings findings) {
        if (!drawn.contains(element.id())) {
            findings.say(element, "is not drawn", "open the model in Camunda Modeler and draw it there");
        }
    }

    /** What is in a step that is drawn closed is on a plane of its own, or nobody sees it. */
    private static void planes(ModelElement model, Findings findings) {
        var planes = model.all("BPMNPlane")
                .map(plane -> plane.attribute("bpmnElement"))
                .collect(Collectors.toSet());
        var closed = model.all("BPMNShape")
                .filter(shape -> shape.attribute("isExpanded").equals("false"))
                .map(shape -> shape.attribute("bpmnElement"))
                .filter(id -> !planes.contains(id))
                .collect(Collectors.toSet());
        model.all("subProcess")
                .filter(part -> closed.contains(part.id()))
                .forEach(part -> findings.say(
                        part,
                        "is drawn closed, and what is in it on no plane",
                        "open the model in Camunda Modeler and draw it there, or open the step"));
    }

    private static void question(ModelElement gateway, Findings findings) {
        if (gateway.children("outgoing").count() < 2) {
            return;
        }
        if (!gateway.attribute("name").endsWith("?")) {
            findings.say(gateway, "asks no question", "name it as one, as in 'Tests passed?'");
        }
        if (gateway.attribute("default").isEmpty()) {
            findings.say(gateway, "does not say where to go when no condition holds", "make one flow the default flow");
        }
        if (gateway.children("documentation").findAny().isEmpty()) {
            findings.say(gateway, "does not say why it asks", "add documentation that names the rule behind it");
        }
    }

    /** A step of the machine is named after its hand; what is sent, after what it says. */
    private static void named(ModelElement task, Findings findings) {
        var hand = task.camunda("delegateExpression").replaceAll("^[$#]\\{|}$", "");
        if (!hand.equals(NOTICE) && !task.id().startsWith(hand)) {
            findings.say(
                    task,
                    "is carried out by ${" + hand + "}, which its id does not say",
                    "let the id begin with " + hand);
        }
    }

    private static String kebab(String id) {
        return CAPITAL.matcher(id).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }
}
