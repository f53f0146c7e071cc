package io.slipway.models.rules;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the models that came with the application decide, check and record: whoever writes one of them anew, in a folder or
 * by a proposal, may add to that and take nothing of it away. What is to go, goes with a new version of the application.
 */
final class ShippedChecks {

    private static final Set<String> STEPS = Set.of(
            "userTask", "serviceTask", "sendTask", "callActivity", "businessRuleTask", "receiveTask", "subProcess");
    private static final Set<String> COMPARED_OTHERWISE = Set.of("decisions", "takes", "raci", "links", "about");

    /** With it a decision is about less than the whole release. */
    private static final String WEAKER = "about";

    private static final String NOTICE = "${sendNotice}";
    private static final String MEND =
            "keep it as the application brings it; it changes with a new version of that only";

    private final Map<String, ModelElement> shipped = new HashMap<>();

    /** @param reader reads what the jar holds, which was checked when it was built */
    ShippedChecks(ModelReader reader) {
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:processes/**/*.bpmn")) {
                reader.read(file.getContentAsByteArray())
                        .children("process")
                        .forEach(one -> shipped.put(one.id(), one));
            }
        } catch (IOException | ModelUnreadable broken) {
            throw new IllegalStateException("The models of the application cannot be read", broken);
        }
    }

    boolean knows(String process) {
        return shipped.containsKey(process);
    }

    void check(ModelElement model, Findings findings) {
        model.children("process").forEach(process -> {
            var before = shipped.get(process.id());
            if (before != null) {
                check(before, process, findings);
            }
        });
    }

    private static void check(ModelElement before, ModelElement process, Findings findings) {
        var now = process.all()
                .filter(one -> !one.id().isEmpty())
                .collect(Collectors.toMap(ModelElement::id, one -> one, (one, twin) -> one));
        before.all().filter(ShippedChecks::isStep).forEach(step -> {
            var same = now.get(step.id());
            if (same == null || !same.is(step.name())) {
                findings.say(
                        process,
                        "lacks the " + step.name() + " " + Findings.quoted(step.id()),
                        "put it back; a step goes with a new version of the application only");
            } else {
                step(step, same, findings);
            }
        });
        before.all("sequenceFlow").forEach(flow -> {
            var same = now.get(flow.id());
            if (same != null && !condition(flow).equals(condition(same))) {
                findings.say(
                        same,
                        "is taken on another condition than " + Findings.quoted(condition(flow)),
                        "keep it as the application brings it; draw another flow for what is new");
            }
        });
        Stream.concat(Stream.of(before), before.all("subProcess")).forEach(scope -> {
            var same = scope == before ? process : now.get(scope.id());
            if (same != null) {
                ways(scope, same, findings);
                new Turns(scope, same, ShippedChecks::isStep).check(findings);
            }
        });
    }

    /** What is only said to people may change and go; what is decided, done, checked and recorded may not. */
    private static boolean isStep(ModelElement element) {
        return STEPS.stream().anyMatch(element::is)
                && !element.camunda("delegateExpression").equals(NOTICE);
    }

    private static String condition(ModelElement flow) {
        return flow.children("conditionExpression")
                .map(one -> one.text().replaceAll("\\s+", ""))
                .findFirst()
                .orElse("");
    }

    private static void step(ModelElement before, ModelElement now, Findings findings) {
        for (var name : List.of("delegateExpression", "candidateGroups", "decisionRef")) {
            same(name, before.camunda(name), now.camunda(name), now, findings);
        }
        same("calledElement", before.attribute("calledElement"), now.attribute("calledElement"), now, findings);
        if (before.is("userTask")) {
            userTask(before, now, findings);
        }
        for (var mapping : List.of("in", "out")) {
            handed(mapping, before, now, findings);
        }
    }

    /** What a called model is told decides who is asked in it, what is met and where to; what it tells, how things go on. */
    private static void handed(String mapping, ModelElement before, ModelElement now, Findings findings) {
        before.extensions(mapping).filter(one -> one.has("target")).forEach(one -> {
            var target = one.attribute("target");
            same(
                    "'" + mapping + "' for " + Findings.quoted(target),
                    source(one),
                    now.extensions(mapping)
                            .filter(same -> same.attribute("target").equals(target))
                            .map(ShippedChecks::source)
                            .collect(Collectors.joining(" and ")),
                    now,
                    findings);
        });
    }

    private static String source(ModelElement mapping) {
        return mapping.attribute("source") + mapping.attribute("sourceExpression");
    }

    private static void same(String what, String before, String now, ModelElement place, Findings findings) {
        if (!before.replaceAll("\\s+", "").equals(now.replaceAll("\\s+", ""))) {
            findings.say(
                    place,
                    "has " + (now.isBlank() ? "no " + what : what + " " + Findings.quoted(now)) + " and not "
                            + (before.isBlank() ? "none" : Findings.quoted(before)),
                    MEND);
        }
    }

    private static void userTask(ModelElement before, ModelElement now, Findings findings) {
        // What was free to be decided by one, or without a word, may be made stricter.
        names(before)
                .filter(name -> !COMPARED_OTHERWISE.contains(name))
                .forEach(name -> property(name, before, now, findings));
        names(now).filter(WEAKER::equals).forEach(name -> property(name, before, now, findings));
        var taken = UserTaskRules.property(now, "takes").toList();
        UserTaskRules.property(before, "takes")
                .filter(taker -> !taken.contains(taker))
                .forEach(taker -> findings.say(now, "is no longer taken by " + Findings.quoted(taker), MEND));
        var approving = UserTaskRules.property(before, "decisions").findFirst();
        if (!approving.equals(UserTaskRules.property(now, "decisions").findFirst())) {
            findings.say(
                    now,
                    "does not name " + Findings.quoted(approving.orElse(""))
                            + " first among its decisions, which is the" + " one that approves",
                    MEND);
        }
    }

    private static Stream<String> names(ModelElement task) {
        return task.extensions("properties")
                .flatMap(list -> list.children("property"))
                .map(property -> property.attribute("name"));
    }

    private static void property(String name, ModelElement before, ModelElement now, Findings findings) {
        same(
                "property '" + name + "'",
                String.join(",", UserTaskRules.property(before, name).toList()),
                String.join(",", UserTaskRules.property(now, name).toList()),
                now,
                findings);
    }

    /** Every way to an end goes through what it went through before, and a new end is no way round what all others need. */
    private static void ways(ModelElement before, ModelElement now, Findings findings) {
        var known = new Ways(before);
        var ways = new Ways(now);
        var everywhere = known.ends().stream()
                .map(known::before)
                .reduce((one, other) -> {
                    var both = new TreeSet<>(one);
                    both.retainAll(other);
                    return both;
                })
                .orElse(Set.of());
        var nodes = new Steps(now).nodes();
        for (var end : ways.ends()) {
            var needed = new TreeSet<>(known.ends().contains(end) ? known.before(end) : everywhere);
            needed.removeIf(
                    id -> before.children().stream().noneMatch(one -> one.id().equals(id) && isStep(one)));
            needed.removeAll(ways.before(end));
            if (!needed.isEmpty()) {
                findings.say(
                        Objects.requireNonNull(nodes.get(end)),
                        "can be reached without " + needed,
                        "lead every way there through them");
            }
        }
    }
}
