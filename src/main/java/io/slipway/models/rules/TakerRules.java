package io.slipway.models.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.process.TaskProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user task tells those who take its answers: all that they ask for, in words that they know, and no more. */
final class TakerRules {

    private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");
    private static final Pattern EACH = Pattern.compile("(\\w+)\\s*:\\s*(\\S.*)");

    /** What every user task may say, and the only value of those that do no more than stand there. */
    private static final Map<String, List<String>> OF_EVERY_TASK = Map.of(
            "about", List.of("plan", "scopeChange"),
            "comment", List.of("always"),
            "decisions", List.of(),
            "fourEyes", List.of(),
            "links", List.of(),
            "meets", List.of(),
            "notice", List.of(),
            "raci", List.of(),
            "takes", List.of());

    private final Expressions expressions;

    TakerRules(Expressions expressions) {
        this.expressions = expressions;
    }

    /** The properties that a taker declares. */
    private record Asked(String taker, TaskProperty property) {}

    void check(ModelElement model, Findings findings) {
        model.all("userTask").forEach(task -> check(task, asked(task), said(task), findings));
    }

    private static void check(ModelElement task, List<Asked> asked, Map<String, String> said, Findings findings) {
        asked.stream()
                .filter(one -> !one.property().optional()
                        && !said.containsKey(one.property().name()))
                .forEach(one -> findings.say(
                        task,
                        "lacks the property " + Findings.quoted(one.property().name()) + ", without which "
                                + Findings.quoted(one.taker()) + " cannot take its answers",
                        "add it; " + mend(one.property())));
        var known = asked.stream().map(one -> one.property().name()).collect(Collectors.toCollection(TreeSet::new));
        said.forEach((name, value) -> {
            if (OF_EVERY_TASK.containsKey(name)) {
                known(task, name, value, OF_EVERY_TASK.getOrDefault(name, List.of()), findings);
            } else if (!known.contains(name)) {
                findings.say(
                        task,
                        "has the property " + Findings.quoted(name) + ", for which nobody asks who takes its answers",
                        "leave it out"
                                + (known.isEmpty() ? "" : "; those who take its answers ask for " + known + " only"));
            }
        });
        asked.forEach(one -> Optional.ofNullable(said.get(one.property().name()))
                .ifPresent(value -> value(task, one.property(), value, findings)));
    }

    private static void value(ModelElement task, TaskProperty property, String value, Findings findings) {
        var words = List.of(property.values());
        if (property.of() == TaskProperty.Of.TASK) {
            known(task, property.name(), value, words, findings);
            return;
        }
        if (property.of() == TaskProperty.Of.DECISIONS) {
            decisions(task, property, value, findings);
        }
        SEMICOLON.splitAsStream(value).forEach(entry -> {
            var each = EACH.matcher(entry.strip());
            if (each.matches()) {
                known(task, property.name(), each.group(2), words, findings);
            } else {
                findings.say(
                        task,
                        "has the property '" + property.name() + "' with " + Findings.quoted(entry),
                        mend(property));
            }
        });
    }

    private static void decisions(ModelElement task, TaskProperty property, String value, Findings findings) {
        var decisions = UserTaskRules.property(task, "decisions").collect(Collectors.toCollection(TreeSet::new));
        var named = each(value).map(each -> each.group(1)).collect(Collectors.toCollection(TreeSet::new));
        if (!named.equals(decisions)) {
            findings.say(
                    task,
                    "says in its property '" + property.name() + "' what becomes of " + named
                            + ", but takes the decisions " + decisions,
                    "say it of each of them and of no other");
        }
    }

    /** Returns the entries of a property that says something of each of several, as their name and what is said of it. */
    static Stream<MatchResult> each(ModelElement task, String property) {
        return each(said(task).getOrDefault(property, ""));
    }

    private static Stream<MatchResult> each(String value) {
        return SEMICOLON
                .splitAsStream(value)
                .map(entry -> EACH.matcher(entry.strip()))
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }

    private static void known(ModelElement task, String name, String value, List<String> words, Findings findings) {
        if (!words.isEmpty() && !words.contains(value)) {
            findings.say(
                    task,
                    "has the property '" + name + "' with " + Findings.quoted(value),
                    "say there one of " + words);
        }
    }

    private static String mend(TaskProperty property) {
        var words = property.values().length == 0 ? "" : ", one of " + Arrays.toString(property.values());
        return switch (property.of()) {
            case TASK -> "say there what the task is about" + words;
            case FIELDS -> "say there 'field: what it stands for'" + words + ", with ';' between several";
            case DECISIONS -> "say there 'decision: what becomes of it'" + words + ", with ';' between them";
        };
    }

    /** What is said of single answers is said of what the form asks. */
    void check(ModelElement task, JsonNode form, Findings findings) {
        var fields = FormRules.components(form)
                .map(field -> field.path("key").asText())
                .collect(Collectors.toSet());
        asked(task).stream()
                .map(Asked::property)
                .filter(property -> property.of() == TaskProperty.Of.FIELDS)
                .forEach(property -> each(task, property.name())
                        .map(each -> each.group(1))
                        .filter(name -> !fields.contains(name))
                        .forEach(name -> findings.say(
                                task,
                                "speaks in its property '" + property.name() + "' of " + Findings.quoted(name)
                                        + ", for which its form does not ask",
                                "name a field of the form there, or add the field")));
    }

    private List<Asked> asked(ModelElement task) {
        return UserTaskRules.property(task, "takes")
                .flatMap(taker -> expressions.properties(taker).stream().map(property -> new Asked(taker, property)))
                .toList();
    }

    private static Map<String, String> said(ModelElement task) {
        return task.extensions("properties")
                .flatMap(list -> list.children("property"))
                .collect(Collectors.toMap(
                        one -> one.attribute("name"),
                        one -> one.attribute("value").strip(),
                        (one, twin) -> one));
    }
}
