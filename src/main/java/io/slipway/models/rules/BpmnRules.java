package io.slipway.models.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process has to be beyond its parts: who starts it, who decides in it, what its steps are told. */
final class BpmnRules {

    private static final Set<String> STARTS_BESIDE = Set.of("timerEventDefinition", "messageEventDefinition");

    private final Allowed allowed;
    private final Expressions expressions;
    private final UserTaskRules tasks;
    private final Listing listing;

    BpmnRules(Allowed allowed, Expressions expressions) {
        this.allowed = allowed;
        tasks = new UserTaskRules(allowed.variables(), expressions);
        this.expressions = expressions;
        listing = new Listing(allowed.bpmn(), "bpmn", allowed.instead(), new Values(allowed, expressions));
    }

    UserTaskRules tasks() {
        return tasks;
    }

    void check(ModelElement model, String name, Findings findings) {
        listing.check(model, Declared.by(model, allowed.variables()), findings);
        var isListed = findings.isEmpty();
        new Check(findings).model(model, name);
        if (isListed) {
            loops(model, findings);
        }
    }

    private static void loops(ModelElement model, Findings findings) {
        Stream.concat(model.all("process"), model.all("subProcess"))
                .flatMap(scope -> new Flow(scope).endless().stream())
                .forEach(place -> findings.say(
                        place,
                        "stands in a loop in which nobody and nothing is waited for, so it would run for ever",
                        "let a person decide, or wait for a message or a time, before it begins again"));
    }

    /** One model under examination. */
    private final class Check {

        private final Findings findings;

        Check(Findings findings) {
            this.findings = findings;
        }

        void model(ModelElement model, String name) {
            var processes = model.children("process").toList();
            if (processes.size() != 1) {
                findings.say(
                        model,
                        "holds " + processes.size() + " processes",
                        "give each process a file of its own, named after it");
            }
            processes.forEach(process -> process(process, name));
            model.all("subProcess").forEach(this::subProcess);
            model.all("userTask").forEach(task -> tasks.check(task, findings));
            model.all("serviceTask").forEach(this::carriedOut);
            model.all("sendTask").forEach(this::carriedOut);
            model.all("callActivity").forEach(this::callActivity);
            model.all("multiInstanceLoopCharacteristics").forEach(this::eachOf);
            model.all("extensionElements").forEach(this::extensions);
            model.all("inputParameter").forEach(this::inputParameter);
            model.all()
                    .filter(one -> one.eventDefinitions().size() > 1)
                    .forEach(event -> findings.say(event, "waits for more than one thing", "draw an event for each"));
        }

        private void process(ModelElement process, String name) {
            if (!name.equals(process.id() + ".bpmn")) {
                findings.say(process, "stands in " + Findings.quoted(name), "name the file " + process.id() + ".bpmn");
            }
            var starts = process.children("startEvent").toList();
            if (starts.size() != 1) {
                findings.say(process, "has " + starts.size() + " start events", "let it begin in one place");
            }
            starts.stream()
                    .filter(start -> !start.eventDefinitions().isEmpty())
                    .forEach(start -> findings.say(
                            start,
                            "would start by itself",
                            "make it a plain start event; people, reports and other models start processes"));
        }

        private void subProcess(ModelElement process) {
            var starts = process.children("startEvent").toList();
            var beside = process.isEventSubProcess();
            if (starts.size() != 1) {
                findings.say(process, "has " + starts.size() + " start events", "let it begin in one place");
            }
            for (var start : starts) {
                var known = start.eventDefinitions().stream()
                        .map(ModelElement::name)
                        .filter(STARTS_BESIDE::contains)
                        .count();
                if (known != (beside ? 1 : 0)) {
                    findings.say(
                            start,
                            beside ? "begins neither at a time nor by a message" : "would start by itself",
                            beside ? "give it a timer or a message" : "make it a plain start event");
                }
            }
        }

        private void carriedOut(ModelElement task) {
            var bean = task.camunda("delegateExpression").replaceAll("^[$#]\\{|}$", "");
            if (allowed.sends().contains(bean) != task.is("sendTask")) {
                findings.say(
                        task,
                        task.is("sendTask") ? "sends nothing by ${" + bean + "}" : "sends something by ${" + bean + "}",
                        task.is("sendTask") ? "make it a service task" : "make it a send task");
            }
            if (expressions.isOutside(task.camunda("delegateExpression"))
                    && !task.camunda("asyncBefore").equals("true")) {
                findings.say(
                        task,
                        "lets ${" + bean + "} touch the outside before the step is committed",
                        "set camunda:asyncBefore=\"true\"");
            }
            for (var name : allowed.needs().getOrDefault(bean, List.of())) {
                if (task.extensions("inputOutput")
                        .flatMap(list -> list.children("inputParameter"))
                        .noneMatch(one -> one.attribute("name").equals(name)
                                && !one.text().isBlank()
                                && !Expressions.isExpression(one.text()))) {
                    findings.say(
                            task,
                            "does not say '" + name + "', which ${" + bean + "} needs",
                            "add an input parameter '" + name + "' with plain text");
                }
            }
        }

        private void callActivity(ModelElement call) {
            if (call.extensions("in").filter(one -> one.has("businessKey")).count() != 1) {
                findings.say(
                        call,
                        "does not hand down the business key",
                        "add <camunda:in businessKey=\"#{execution.processBusinessKey}\" />");
            }
            call.extensions("in").filter(one -> !one.has("businessKey")).forEach(this::mapping);
            call.extensions("in")
                    .filter(one -> one.has("businessKey") && one.attributes().size() > 1)
                    .forEach(one -> findings.say(
                            one, "hands down the business key and something else", "use one element for each"));
            call.extensions("out").forEach(this::mapping);
        }

        private void mapping(ModelElement mapping) {
            if (!mapping.has("target") || mapping.has("source") == mapping.has("sourceExpression")) {
                findings.say(
                        mapping,
                        "does not say what goes where",
                        "give it a target, and a source or a sourceExpression");
            } else if (allowed.variables().unchanged().contains(mapping.attribute("target"))
                    && !mapping.attribute("target").equals(mapping.attribute("source"))) {
                findings.say(
                        mapping,
                        "changes '" + mapping.attribute("target") + "', which stays the same for a release",
                        "hand it down with source=\"" + mapping.attribute("target") + "\"");
            }
        }

        private void eachOf(ModelElement loop) {
            var variable = loop.camunda("elementVariable");
            var needed = allowed.variables().each().get(variable);
            if (needed == null) {
                findings.say(
                        loop,
                        "runs through a list with " + Findings.quoted(variable),
                        "use one of " + allowed.variables().each().keySet());
            } else if (needed.equals("groups")) {
                expressions
                        .problem(loop.camunda("collection"), Kind.GROUPS, Declared.none())
                        .ifPresent(problem -> findings.say(
                                loop, problem, "let the RACI say who, as in ${raci.consulted(programme, activity)}"));
            }
        }

        private void extensions(ModelElement extensions) {
            var bearer = extensions.parent();
            if (bearer == null) {
                return;
            }
            only(extensions, Set.of("properties"), bearer.is("userTask"));
            only(extensions, Set.of("executionListener"), bearer.is("startEvent") || bearer.is("serviceTask"));
            only(extensions, Set.of("in", "out"), bearer.is("callActivity"));
            only(
                    extensions,
                    Set.of("inputOutput"),
                    bearer.is("userTask")
                            || bearer.is("serviceTask")
                            || bearer.is("sendTask")
                            || bearer.is("subProcess"));
            extensions.children().stream()
                    .collect(Collectors.groupingBy(ModelElement::name))
                    .forEach((name, twins) -> {
                        if (twins.size() > 1 && (name.equals("inputOutput") || name.equals("properties"))) {
                            findings.say(twins.get(1), "is there twice", "put both into one");
                        }
                    });
        }

        private void only(ModelElement extensions, Set<String> names, boolean right) {
            if (!right) {
                extensions.children().stream()
                        .filter(one -> names.contains(one.name()))
                        .forEach(one -> findings.say(one, "may not be there", "remove it"));
            }
        }

        /** A user task keeps what its form submits under names of its own; every other step is told what the list says. */
        private void inputParameter(ModelElement input) {
            var name = input.attribute("name");
            var task = input.bearer().is("userTask");
            if (task ? !tasks.isFree(name) : !allowed.variables().given().contains(name)) {
                findings.say(
                        input,
                        "sets " + Findings.quoted(name) + ", which models do not set",
                        task
                                ? "name the field of the form otherwise"
                                : "use one of " + allowed.variables().given());
            }
        }
    }
}
