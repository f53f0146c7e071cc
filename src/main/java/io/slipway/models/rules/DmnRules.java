package io.slipway.models.rules;

/** What a decision table has to be beyond its parts. */
final class DmnRules {

    private final Listing listing;

    DmnRules(Allowed allowed, Expressions expressions) {
        listing = new Listing(allowed.dmn(), "dmn", allowed.instead(), new Values(allowed, expressions));
    }

    void check(ModelElement model, String name, Findings findings) {
        listing.check(model, Declared.none(), findings);
        var decisions = model.children("decision").toList();
        if (decisions.size() != 1) {
            findings.say(
                    model,
                    "holds " + decisions.size() + " decisions",
                    "give each decision a file of its own, named after it");
        }
        decisions.stream()
                .filter(decision -> !name.equals(decision.id() + ".dmn"))
                .forEach(decision -> findings.say(
                        decision, "stands in " + Findings.quoted(name), "name the file " + decision.id() + ".dmn"));
    }
}
