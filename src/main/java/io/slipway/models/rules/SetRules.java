package io.slipway.models.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.process.SideLifecycle;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What models, decision tables and forms have to be together: each is there that another names, and each is named. */
final class SetRules {

    private final Programmes programmes;
    private final UserTaskRules tasks;
    private final TakerRules takers;
    private final ProgrammeRules words;
    private final ControlPointRules points;
    private final Predicate<String> shipped;

    /** @param shipped the processes that come with the application, of which a programme need not use every one */
    SetRules(
            Programmes programmes,
            UserTaskRules tasks,
            TakerRules takers,
            ProgrammeRules words,
            ControlPointRules points,
            Predicate<String> shipped) {
        this.shipped = shipped;
        this.programmes = programmes;
        this.tasks = tasks;
        this.takers = takers;
        this.words = words;
        this.points = points;
    }

    /** One file of the set that could be read. */
    record Model(ModelElement content, Findings findings) {}

    /**
     * @param processes the models by their process
     * @param decisions the ids of the decision tables
     * @param forms the forms by their id
     */
    record Files(Map<String, Model> processes, Set<String> decisions, Map<String, JsonNode> forms) {}

    void check(Files files, Findings whole) {
        files.processes().values().forEach(model -> {
            model.content()
                    .all("callActivity")
                    .forEach(call -> exists(
                            files.processes().keySet(),
                            call.attribute("calledElement"),
                            "model",
                            ".bpmn",
                            call,
                            model.findings()));
            model.content()
                    .all("businessRuleTask")
                    .forEach(task -> exists(
                            files.decisions(),
                            task.camunda("decisionRef"),
                            "decision table",
                            ".dmn",
                            task,
                            model.findings()));
            model.content().all("userTask").forEach(task -> {
                UserTaskRules.property(task, "decisionTable")
                        .forEach(table ->
                                exists(files.decisions(), table, "decision table", ".dmn", task, model.findings()));
                form(files, task, model.findings());
            });
        });
        named(files, whole);
        programmes.all().forEach(programme -> {
            words(files, programme);
            points.check(files.processes(), programme);
        });
        files.processes().forEach((process, model) -> {
            if (called(files, called(model)).contains(process)) {
                model.findings()
                        .say(
                                model.content(),
                                "calls itself, by way of the models it calls",
                                "let it end before it begins again");
            }
        });
    }

    private void words(Files files, Programme programme) {
        var models = new TreeMap<>(files.processes());
        models.keySet().retainAll(called(files, roots(programme)));
        var handed = words.handed(models.values().stream().map(Model::content).toList());
        models.forEach((process, model) ->
                words.check(model.content(), programme, handed.getOrDefault(process, Set.of()), model.findings()));
    }

    private void named(Files files, Findings whole) {
        var roots = new HashSet<String>();
        programmes.all().stream().map(SetRules::roots).forEach(roots::addAll);
        new TreeSet<>(roots)
                .stream()
                        .filter(process -> !files.processes().containsKey(process))
                        .forEach(process -> whole.say(
                                process + ".bpmn",
                                "is missing, although releases are run by it",
                                "put it among the models"));
        var used = called(files, roots);
        files.processes().forEach((process, model) -> {
            if (!used.contains(process) && !shipped.test(process)) {
                model.findings()
                        .say(
                                model.content(),
                                "is named by no programme and called by no model",
                                "name it as 'process' of a release type in programmes/, or leave it out");
            }
        });
    }

    /** Returns the lifecycles that the application starts for a programme. */
    private static Set<String> roots(Programme programme) {
        return Stream.concat(
                        Arrays.stream(SideLifecycle.values()).map(SideLifecycle::process),
                        programme.releaseTypes().stream().map(Programme.ReleaseType::process))
                .collect(Collectors.toSet());
    }

    /** Returns the processes and all that are called from them. */
    private static Set<String> called(Files files, Set<String> from) {
        var found = new HashSet<>(from);
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            var model = files.processes().get(open.remove());
            if (model != null) {
                called(model).stream().filter(found::add).forEach(open::add);
            }
        }
        return found;
    }

    private static Set<String> called(Model model) {
        return model.content()
                .all("callActivity")
                .map(call -> call.attribute("calledElement"))
                .collect(Collectors.toSet());
    }

    private static void exists(
            Set<String> there, String name, String what, String ending, ModelElement place, Findings findings) {
        if (!there.contains(name)) {
            findings.say(
                    place,
                    "names the " + what + " " + Findings.quoted(name) + ", which is not there",
                    "add " + name + ending + " or name one of " + new TreeSet<>(there));
        }
    }

    private void form(Files files, ModelElement task, Findings findings) {
        var name = task.camunda("formRef");
        exists(files.forms().keySet(), name, "form", ".form", task, findings);
        var form = files.forms().get(name);
        if (form != null) {
            tasks.check(task, form, findings);
            takers.check(task, form, findings);
        }
    }
}
