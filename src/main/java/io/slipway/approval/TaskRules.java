package io.slipway.approval;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model says about a user task, in its extension properties.
 *
 * @param decisions the decisions the form offers, the approving one first
 * @param fourEyes the step whose doer may not decide here
 * @param meets the entry criterion that the approving decision meets
 * @param commentAlways whether even the approving decision must be explained
 */
record TaskRules(List<String> decisions, Optional<String> fourEyes, Optional<String> meets, boolean commentAlways) {

    static TaskRules of(String task, Map<String, String> properties) {
        var decisions = properties.get("decisions");
        if (decisions == null) {
            throw new IllegalStateException("User task '" + task + "' has no property 'decisions'");
        }
        return new TaskRules(
                List.of(decisions.split(",")),
                Optional.ofNullable(properties.get("fourEyes")),
                Optional.ofNullable(properties.get("meets")),
                properties.containsKey("comment"));
    }

    boolean isApproving(String decision) {
        return decisions.get(0).equals(decision);
    }
}
