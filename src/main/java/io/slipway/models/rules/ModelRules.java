package io.slipway.models.rules;

import io.slipway.process.NoticeNames;
import io.slipway.programme.Programmes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The one door for models, decision tables and forms: only what {@code allowed.yaml} lists comes in, whoever brings it. */
@Component
public class ModelRules {

    private final Allowed allowed = Allowed.read();
    private final BpmnRules bpmn;
    private final DmnRules dmn;
    private final FormRules forms;
    private final SetRules sets;
    private final ModelReader reader;
    private final ShippedChecks shipped;
    private final TakerRules takers;
    private final ReadingRules readable = new ReadingRules();

    ModelRules(ListableBeanFactory beans, Programmes programmes, NoticeNames notices) {
        var expressions = new Expressions(beans, allowed);
        bpmn = new BpmnRules(allowed, expressions);
        dmn = new DmnRules(allowed, expressions);
        forms = new FormRules(allowed);
        takers = new TakerRules(expressions);
        reader = new ModelReader(allowed.limits());
        shipped = new ShippedChecks(reader);
        sets = new SetRules(
                programmes,
                bpmn.tasks(),
                takers,
                new ProgrammeRules(expressions, notices),
                new ControlPointRules(expressions),
                shipped::knows);
    }

    /** Returns what is wrong with a file by itself, whatever else is deployed: each with its place and the mend. */
    public List<String> problems(String file, byte[] content) {
        return new Reading().read(file, content).problems();
    }

    /** Returns what is wrong with files, each by itself and all together; none, if exactly these may be deployed. */
    public List<String> problems(Map<String, byte[]> files) {
        var reading = new Reading();
        var findings = new ArrayList<Findings>();
        new TreeMap<>(files).forEach((file, content) -> findings.add(reading.read(file, content)));
        var whole = new Findings("Models");
        sets.check(reading.files, whole);
        findings.add(whole);
        return findings.stream().flatMap(one -> one.problems().stream()).toList();
    }

    /** Goes through files one by one and keeps what is in those that can be read. */
    private final class Reading {

        private final SetRules.Files files = new SetRules.Files(new TreeMap<>(), new TreeSet<>(), new TreeMap<>());

        Findings read(String file, byte[] content) {
            var findings = new Findings(file);
            var name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
            try {
                if (content.length > allowed.limits().bytes()) {
                    throw new ModelUnreadable(
                            ": is larger than " + allowed.limits().bytes() + " bytes; divide it");
                }
                if (name.endsWith(".form")) {
                    form(name, content, findings);
                } else if (name.endsWith(".bpmn")) {
                    process(name, content, findings);
                } else if (name.endsWith(".dmn")) {
                    decision(name, content, findings);
                } else {
                    findings.say(": only .bpmn, .dmn and .form files are deployed; leave this one out");
                }
            } catch (ModelUnreadable unreadable) {
                findings.say(String.valueOf(unreadable.getMessage()));
            }
            return findings;
        }

        private void form(String name, byte[] content, Findings findings) throws ModelUnreadable {
            var form = FormRules.read(content);
            forms.check(form, name, Utf8.text(content), findings);
            findings.twin(
                    files.forms().put(form.path("id").asText(), form),
                    "form",
                    form.path("id").asText());
        }

        private void process(String name, byte[] content, Findings findings) throws ModelUnreadable {
            var model = reader.read(content);
            bpmn.check(model, name, findings);
            if (findings.isEmpty()) {
                shipped.check(model, findings);
            }
            if (findings.isEmpty()) {
                takers.check(model, findings);
            }
            if (findings.isEmpty()) {
                readable.check(model, findings);
            }
            model.children("process")
                    .map(ModelElement::id)
                    .forEach(id -> findings.twin(
                            files.processes().put(id, new SetRules.Model(model, findings)), "process", id));
        }

        private void decision(String name, byte[] content, Findings findings) throws ModelUnreadable {
            var model = reader.read(content);
            dmn.check(model, name, findings);
            model.children("decision")
                    .map(ModelElement::id)
                    .forEach(id -> findings.twin(files.decisions().add(id) ? null : id, "decision", id));
        }
    }
}
