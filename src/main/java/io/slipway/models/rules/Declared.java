package io.slipway.models.rules;

import java.util.HashSet;
import java.util.Set;

/**
 * What a model says about variables itself.
 *
 * @param variables the variables that it sets somewhere
 * @param groups those of them that run through groups which the RACI named
 */
record Declared(Set<String> variables, Set<String> groups) {

    static Declared none() {
        return new Declared(Set.of(), Set.of());
    }

    static Declared by(ModelElement model, Allowed.Variables allowed) {
        var variables = new HashSet<String>();
        var groups = new HashSet<String>();
        model.all().forEach(element -> {
            if (element.is("inputParameter") || element.is("outputParameter")) {
                variables.add(element.attribute("name"));
            }
            variables.add(element.attribute("target"));
            variables.add(element.camunda("resultVariable"));
            variables.add(element.camunda("errorMessageVariable"));
            var each = element.camunda("elementVariable");
            variables.add(each);
            if ("groups".equals(allowed.each().get(each))) {
                groups.add(each);
            }
        });
        return new Declared(variables, groups);
    }
}
