package io.slipway.models.rules;

import java.util.HashMap;
import java.util.Map;

/** Holds every element, attribute and text of a model against the list of what may be there. */
final class Listing {

    private final Map<String, String> prefixes = new HashMap<>();
    private final Map<String, Allowed.Entry> entries;
    private final Map<String, String> instead;
    private final Values values;
    private final String root;
    private final String prose;
    private final String extensions;

    /** @param own the prefix of the language's own elements */
    Listing(Allowed.Language language, String own, Map<String, String> instead, Values values) {
        language.namespaces().forEach((prefix, namespace) -> prefixes.put(namespace, prefix));
        entries = language.entries();
        this.instead = instead;
        this.values = values;
        root = own + ":definitions";
        prose = own + ":documentation";
        extensions = own + ":extensionElements";
    }

    void check(ModelElement model, Declared declared, Findings findings) {
        if (name(model).equals(root)) {
            check(model, "", declared, findings);
        } else {
            findings.say(
                    model,
                    "begins with '" + name(model) + "' and not with '" + root + "'",
                    "save it in Camunda Modeler");
        }
    }

    private void check(ModelElement element, String parent, Declared declared, Findings findings) {
        var name = name(element);
        var entry = entries.get(name);
        if (parent.equals(prose) || isForeign(element) && isPassedBy(element)) {
            checkProse(element, findings);
        } else if (entry == null || !stands(entry, name, parent)) {
            findings.say(
                    element,
                    "the element '" + name + "' may not be " + (entry == null ? "used" : "there"),
                    instead.getOrDefault(name, "remove it"));
        } else {
            checkAttributes(element, entry, declared, findings);
            checkText(element, entry, declared, findings);
            element.children().forEach(child -> check(child, name, declared, findings));
        }
    }

    /** The engine takes no notice of it, as long as nothing of its own stands in it. */
    private void checkProse(ModelElement element, Findings findings) {
        element.all()
                .filter(one -> !isForeign(one))
                .findFirst()
                .ifPresent(own -> findings.say(
                        own,
                        "the element '" + name(own) + "' may not be in prose",
                        "write text there, or HTML as text"));
    }

    /** The engine reads some extensions by their name alone, so foreign ones stand only where it reads none at all. */
    private boolean isPassedBy(ModelElement element) {
        var around = element.parent();
        if (around == null || !name(around).equals(extensions) || around.parent() == null) {
            return false;
        }
        var bearer = name(around.parent());
        var entry = entries.get(bearer);
        return bearer.equals(root) || entry != null && entry.drawing();
    }

    private boolean stands(Allowed.Entry entry, String name, String parent) {
        return entry.inside().isEmpty()
                ? !parent.equals(extensions) && parent.isEmpty() == name.equals(root)
                : entry.inside().contains(parent);
    }

    private void checkAttributes(ModelElement element, Allowed.Entry entry, Declared declared, Findings findings) {
        var missing = new HashMap<>(entry.attributes());
        for (var attribute : element.attributes()) {
            var name = name(attribute);
            var slot = entry.attributes().get(name);
            missing.remove(name);
            if (slot != null) {
                checkValue("'" + name + "' ", slot, attribute.value(), element, declared, findings);
            } else if (attribute.namespace().isEmpty() || prefixes.containsKey(attribute.namespace())) {
                findings.say(
                        element,
                        "the attribute " + Findings.quoted(name) + " may not be there",
                        instead.getOrDefault(name, "remove it"));
            }
        }
        missing.forEach((name, slot) -> {
            if (slot.required()) {
                findings.say(element, "the attribute '" + name + "' is missing", "add it");
            }
        });
    }

    private void checkText(ModelElement element, Allowed.Entry entry, Declared declared, Findings findings) {
        var text = element.text();
        var slot = entry.text();
        if (slot == null) {
            if (!text.isBlank()) {
                findings.say(element, "holds the text " + Findings.quoted(text), "remove it");
            }
        } else if (slot.required() || !text.isBlank()) {
            checkValue("its text ", slot, text.strip(), element, declared, findings);
        }
    }

    private void checkValue(
            String what, Slot slot, String value, ModelElement element, Declared declared, Findings findings) {
        values.problem(slot, value, declared)
                .ifPresent(problem -> findings.say(element, what + problem.what(), problem.mend()));
    }

    private boolean isForeign(ModelElement element) {
        return !prefixes.containsKey(element.namespace());
    }

    private String name(ModelElement element) {
        return name(element.namespace(), element.name());
    }

    private String name(ModelElement.Attribute attribute) {
        return attribute.namespace().isEmpty() ? attribute.name() : name(attribute.namespace(), attribute.name());
    }

    /** Returns the name as the list has it; a namespace that the list does not know stands in front in full. */
    private String name(String namespace, String local) {
        var prefix = prefixes.get(namespace);
        return (prefix == null ? namespace : prefix) + ":" + local;
    }
}
