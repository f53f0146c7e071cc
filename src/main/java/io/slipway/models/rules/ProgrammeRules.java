package io.slipway.models.rules;

import io.slipway.process.NoticeNames;
import io.slipway.process.ReleaseProcess;
import io.slipway.programme.Programme;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What models have to name as the programmes that run by them do: rows of the RACI, entry criteria, notices. */
final class ProgrammeRules {

    private static final String RACI_GROUPS = "raci.groups/3";
    private static final String CRITERION_STANDS = "criteria.stands/3";
    private static final String ACTIVITY = "activity";

    private final Expressions expressions;
    private final NoticeNames notices;

    ProgrammeRules(Expressions expressions, NoticeNames notices) {
        this.expressions = expressions;
        this.notices = notices;
    }

    /** @param handed the rows of the RACI that the programme's models hand to this one, which asks for one as 'activity' */
    void check(ModelElement model, Programme programme, Set<String> handed, Findings findings) {
        model.all("userTask").forEach(task -> {
            asked(task)
                    .ifPresent(asked -> rows(asked.arguments().get(1), handed)
                            .forEach(row -> row(programme, row, letter(asked), task, findings)));
            Stream.of(
                            UserTaskRules.property(task, "meets"),
                            UserTaskRules.property(task, "settledMeets"),
                            TakerRules.each(task, "resultMeets").map(each -> each.group(2)),
                            TakerRules.each(task, "notNeededMeets").map(each -> each.group(2)),
                            TakerRules.each(task, "confirms").map(each -> each.group(1)))
                    .flatMap(criteria -> criteria)
                    .filter(name -> !Expressions.isExpression(name))
                    .forEach(name -> criterion("meets", programme, name, task, findings));
            UserTaskRules.property(task, "links")
                    .forEach(name -> known(
                            "links to",
                            name,
                            "link",
                            programme,
                            programme.links().keySet(),
                            task,
                            findings));
            UserTaskRules.property(task, "notice").forEach(name -> notice(programme, name, task, findings));
            UserTaskRules.property(task, "testedIn")
                    .forEach(name -> known(
                            "is tested in", name, "environment", programme, environments(programme), task, findings));
        });
        model.all("callActivity").forEach(call -> {
            said(call, ACTIVITY).forEach(row -> activity(programme, row, call, findings));
            said(call, "meets").forEach(name -> criterion("meets", programme, name, call, findings));
        });
        model.all("conditionExpression")
                .forEach(condition -> standing(condition)
                        .forEach(name -> criterion("asks for", programme, name, condition, findings)));
        inputs(model, "meets")
                .forEach(input -> criterion("meets", programme, input.text().strip(), input, findings));
        inputs(model, "activity")
                .forEach(input -> activity(programme, input.text().strip(), input, findings));
        model.all("inputParameter")
                .filter(input -> input.attribute("name").equals(ReleaseProcess.NOTICE.name()))
                .forEach(input -> notice(programme, input.text().strip(), input, findings));
    }

    /** Returns the criterion of which the condition asks whether it stands. */
    private Stream<String> standing(ModelElement condition) {
        return expressions
                .term(condition.text().strip())
                .filter(Term.Call.class::isInstance)
                .map(Term.Call.class::cast)
                .filter(call -> call.listed().equals(CRITERION_STANDS))
                .stream()
                .flatMap(call -> Stream.of(call.arguments().get(2)))
                .filter(Term.Literal.class::isInstance)
                .map(term -> ((Term.Literal) term).text());
    }

    /** Returns the rows that models hand to those they call, by the called process. */
    Map<String, Set<String>> handed(Collection<ModelElement> models) {
        var rows = new HashMap<String, Set<String>>();
        for (var known = -1; known < count(rows); ) {
            known = count(rows);
            models.forEach(model -> model.all("callActivity").forEach(call -> {
                var own = rows.getOrDefault(
                        model.children("process")
                                .map(ModelElement::id)
                                .findFirst()
                                .orElse(""),
                        Set.of());
                var handed = rows.computeIfAbsent(call.attribute("calledElement"), none -> new TreeSet<>());
                said(call, ACTIVITY).forEach(handed::add);
                if (call.extensions("in")
                        .anyMatch(in -> in.attribute("source").equals(ACTIVITY)
                                && in.attribute("target").equals(ACTIVITY))) {
                    handed.addAll(own);
                }
            }));
        }
        return rows;
    }

    private static int count(Map<String, Set<String>> rows) {
        return rows.values().stream().mapToInt(Set::size).sum();
    }

    /** Returns the text that a call hands down under the name. */
    private Stream<String> said(ModelElement call, String name) {
        return call.extensions("in")
                .filter(in -> in.attribute("target").equals(name))
                .flatMap(in -> expressions.term(in.attribute("sourceExpression").strip()).stream())
                .filter(Term.Literal.class::isInstance)
                .map(Term.Literal.class::cast)
                .filter(Term.Literal::isText)
                .map(Term.Literal::text);
    }

    private static Stream<String> rows(Term row, Set<String> handed) {
        return row instanceof Term.Literal literal ? Stream.of(literal.text()) : handed.stream();
    }

    private static String letter(Term.Call asked) {
        return ((Term.Literal) asked.arguments().get(2)).text();
    }

    /** Returns how the RACI is asked, where the task says the letter, and the row or that its caller says it. */
    private Optional<Term.Call> asked(ModelElement task) {
        return expressions
                .term(task.camunda("candidateGroups").strip())
                .filter(Term.Call.class::isInstance)
                .map(Term.Call.class::cast)
                .filter(call -> call.listed().equals(RACI_GROUPS)
                        && (call.arguments().get(1) instanceof Term.Literal
                                || call.arguments().get(1).equals(new Term.Variable(ACTIVITY)))
                        && call.arguments().get(2) instanceof Term.Literal);
    }

    private static Stream<ModelElement> inputs(ModelElement model, String name) {
        return model.all("inputParameter")
                .filter(input -> input.attribute("name").equals(name)
                        && !input.text().isBlank()
                        && !Expressions.isExpression(input.text()));
    }

    private static void row(Programme programme, String id, String letter, ModelElement task, Findings findings) {
        activity(programme, id, task, findings);
        var row = programme.raci().stream().filter(one -> one.id().equals(id)).findFirst();
        if (row.isPresent() && row.get().cells().values().stream().noneMatch(cell -> cell.contains(letter))) {
            findings.say(
                    task,
                    "asks who is " + Findings.quoted(letter) + " for " + id + ", and in the RACI of " + programme.name()
                            + " nobody is",
                    "use a letter of that row, or fill the row in programmes/" + programme.id() + ".yaml");
        }
    }

    private static void activity(Programme programme, String id, ModelElement place, Findings findings) {
        if (programme.raci().stream().noneMatch(row -> row.id().equals(id))) {
            findings.say(
                    place,
                    "names " + Findings.quoted(id) + ", which is no row of the RACI of " + programme.name(),
                    "use one of "
                            + programme.raci().stream()
                                    .map(Programme.RaciRow::id)
                                    .toList());
        }
    }

    private static void criterion(String does, Programme programme, String id, ModelElement place, Findings findings) {
        var known = programme.criteria().stream().map(Programme.Criterion::id).toList();
        known(does, id, "entry criterion", programme, known, place, findings);
    }

    private void notice(Programme programme, String name, ModelElement place, Findings findings) {
        var known = notices.of(programme.id());
        if (!known.contains(name)) {
            findings.say(
                    place,
                    "names the notice " + Findings.quoted(name) + ", which has no template for " + programme.name(),
                    "write templates/" + programme.id() + "/notices/" + name + ".md, or use one of " + known);
        }
    }

    private static List<String> environments(Programme programme) {
        return programme.environments().stream().map(Programme.Environment::id).toList();
    }

    private static void known(
            String does,
            String name,
            String what,
            Programme programme,
            Collection<String> known,
            ModelElement place,
            Findings findings) {
        if (!known.contains(name)) {
            findings.say(
                    place,
                    does + " " + Findings.quoted(name) + ", which is no " + what + " of " + programme.name(),
                    "use one of " + known);
        }
    }
}
