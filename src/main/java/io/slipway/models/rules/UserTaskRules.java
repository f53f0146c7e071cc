package io.slipway.models.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.process.AnswerTaker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user task has to be, so that what is decided in it is a decision of the release. */
final class UserTaskRules {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final String RACI_GROUPS = "raci.groups/3";
    private static final String ACTIVITY = "activity";
    private static final String DECISIONS = "decisions";

    /** What a form shows, and what the engine gives every expression, is not a field's name. */
    private static final Set<String> OURS = Set.of("content", "execution", "task");

    /** What a shared model may leave to its caller to say. */
    private static final Set<String> TOLD = Set.of("fourEyes", "meets");

    private final Predicate<String> given;
    private final Expressions expressions;

    UserTaskRules(Allowed.Variables variables, Expressions expressions) {
        given = name -> variables.given().contains(name) && !variables.handed().contains(name);
        this.expressions = expressions;
    }

    void check(ModelElement task, Findings findings) {
        task.children("documentation")
                .filter(text -> Expressions.isExpression(text.text()))
                .forEach(text -> findings.say(
                        text,
                        "would be evaluated, because it becomes the description of the task: "
                                + Findings.quoted(text.text()),
                        "write it without '${', or put it into a text annotation"));
        var properties = task.extensions("properties")
                .flatMap(list -> list.children("property"))
                .collect(Collectors.groupingBy(
                        one -> one.attribute("name"),
                        Collectors.mapping(one -> one.attribute("value"), Collectors.toList())));
        if (!properties.containsKey(DECISIONS)) {
            findings.say(
                    task, "lacks the extension property '" + DECISIONS + "'", "add it, as the other tasks have it");
        }
        properties.forEach((name, values) -> {
            if (values.size() > 1) {
                findings.say(task, "has the extension property '" + name + "' twice", "remove one of them");
            }
        });
        if (task.children("multiInstanceLoopCharacteristics").findAny().isEmpty()
                && task.extensions("inputOutput").findAny().isEmpty()) {
            findings.say(
                    task,
                    "says nothing of what stays of its answers, so they would overwrite what the release knows",
                    "add an output parameter 'decision' with ${decision}");
        }
        properties.forEach((name, values) -> checkTold(task, name, values, findings));
        checkTakers(task, properties.getOrDefault("takes", List.of()), findings);
        checkRaci(task, properties, findings);
    }

    private static void checkTold(ModelElement task, String name, List<String> values, Findings findings) {
        var told = "${" + name + "}";
        values.stream()
                .filter(value -> TOLD.contains(name) && Expressions.isExpression(value) && !value.equals(told))
                .forEach(value -> findings.say(
                        task,
                        "has the property '" + name + "' " + Findings.quoted(value),
                        "write what it is, or " + told + " in a model that gets it from its caller"));
    }

    private void checkTakers(ModelElement task, List<String> takes, Findings findings) {
        takes.stream()
                .flatMap(COMMA::splitAsStream)
                .flatMap(name -> expressions.handProblem("${" + name + "}", AnswerTaker.class).stream())
                .forEach(problem -> findings.say(
                        task,
                        "has a property 'takes' that " + problem,
                        "name who takes the answers, as the other tasks do"));
    }

    /** What is shown and recorded as somebody's role has to be the role of those who are asked. */
    private void checkRaci(ModelElement task, Map<String, List<String>> properties, Findings findings) {
        var asked = expressions.term(task.camunda("candidateGroups").strip()).orElse(null);
        if (!(asked instanceof Term.Call call) || !call.listed().equals(RACI_GROUPS)) {
            return;
        }
        var row = row(call.arguments().get(1));
        if (row.isEmpty() || !(call.arguments().get(2) instanceof Term.Literal letter)) {
            findings.say(
                    task,
                    "asks the RACI for what only a running release knows",
                    "write the row or 'activity', and the letter, as in ${raci.groups(programme,'row','R')}");
        } else {
            var said = row.get() + ":" + letter.text();
            if (properties.getOrDefault("raci", List.of()).stream()
                    .flatMap(COMMA::splitAsStream)
                    .noneMatch(said::equals)) {
                findings.say(
                        task,
                        "asks " + said + " of the RACI, but its property 'raci' says "
                                + properties.getOrDefault("raci", List.of()),
                        "make both the same");
            }
        }
    }

    private static Optional<String> row(Term term) {
        if (term instanceof Term.Literal literal) {
            return Optional.of(literal.text());
        }
        return term instanceof Term.Variable variable && variable.name().equals(ACTIVITY)
                ? Optional.of("${" + ACTIVITY + "}")
                : Optional.empty();
    }

    /** What the form sends stays in the task under names of its own, and offers the decisions that the task takes. */
    void check(ModelElement task, JsonNode form, Findings findings) {
        FormRules.components(form)
                .map(field -> field.path("key").asText())
                .filter(key -> !key.isEmpty() && !key.equals(FormRules.DIGEST) && !isFree(key))
                .forEach(key -> findings.say(
                        task,
                        "has a form with the field " + Findings.quoted(key) + ", which is the application's to say",
                        "name the field of the form otherwise"));
        var said = property(task, DECISIONS).collect(Collectors.toCollection(TreeSet::new));
        var offered = FormRules.decisions(form).collect(Collectors.toCollection(TreeSet::new));
        if (!said.equals(offered)) {
            findings.say(
                    task,
                    "takes the decisions " + said + ", but its form offers " + offered,
                    "let the property 'decisions' and the values of the form say the same");
        }
    }

    /** Whether a form or a task may use the name for what it asks or shows. */
    boolean isFree(String name) {
        return given.test(name) || !expressions.isKnown(name) && !expressions.isCalled(name) && !OURS.contains(name);
    }

    /** Returns the values of an extension property, which stand with commas between them. */
    static Stream<String> property(ModelElement task, String name) {
        return task.extensions("properties")
                .flatMap(list -> list.children("property"))
                .filter(property -> property.attribute("name").equals(name))
                .flatMap(property -> COMMA.splitAsStream(property.attribute("value")));
    }
}
