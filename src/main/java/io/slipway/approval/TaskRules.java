package io.slipway.approval;

import io.slipway.process.TaskProperties;
import io.slipway.readiness.ReleaseContent;
import io.slipway.release.ReleaseKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the model says about a user task, in its extension properties.
 *
 * @param decisions the decisions the form offers, the approving one first
 * @param fourEyes the step whose doer may not decide here
 * @param meets the entry criterion that the approving decision meets
 * @param about what is decided on, where it is less than the whole release
 * @param commentAlways whether even the approving decision must be explained
 * @param takes the names of those who take the answers, in this order
 * @param properties all of them, by which general takers are told what a task is about
 */
record TaskRules(
        List<String> decisions,
        Optional<String> fourEyes,
        Optional<String> meets,
        Optional<String> about,
        boolean commentAlways,
        List<String> takes,
        Map<String, String> properties) {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    static TaskRules of(String task, Map<String, String> properties) {
        var decisions = properties.get("decisions");
        if (decisions == null) {
            throw new IllegalStateException("User task '" + task + "' has no property 'decisions'");
        }
        return new TaskRules(
                COMMA.splitAsStream(decisions).toList(),
                Optional.ofNullable(properties.get("fourEyes")),
                Optional.ofNullable(properties.get("meets")),
                Optional.ofNullable(properties.get("about")),
                properties.containsKey("comment"),
                Optional.ofNullable(properties.get("takes")).stream()
                        .flatMap(COMMA::splitAsStream)
                        .toList(),
                Map.copyOf(properties));
    }

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** Returns what the property must say for the task to make sense. */
    String required(String name) {
        return property(name)
                .orElseThrow(() -> new IllegalStateException("The user task has no property '" + name + "'"));
    }

    /** Returns names with what they stand for, in their order, as in {@code load: Load test; works: The fix works}. */
    Map<String, String> named(String property) {
        return property(property).map(TaskProperties::named).orElse(Map.of());
    }

    /** Returns the digest of what is decided on. */
    String digest(ReleaseContent content, ReleaseKey key) {
        return switch (about.orElse("")) {
            case "plan" -> content.planDigest(key);
            case "scopeChange" -> content.scopeChangeDigest(key);
            default -> content.digest(key);
        };
    }

    boolean isApproving(String decision) {
        return decisions.get(0).equals(decision);
    }
}
