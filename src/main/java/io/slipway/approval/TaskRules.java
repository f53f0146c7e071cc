package io.slipway.approval;

import io.slipway.release.ReleaseContent;
import io.slipway.release.ReleaseKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model says about a user task, in its extension properties.
 *
 * @param decisions the decisions the form offers, the approving one first
 * @param fourEyes the step whose doer may not decide here
 * @param meets the entry criterion that the approving decision meets
 * @param aboutPlan whether only the plan is decided on, whatever is built and written meanwhile
 * @param commentAlways whether even the approving decision must be explained
 */
record TaskRules(
        List<String> decisions,
        Optional<String> fourEyes,
        Optional<String> meets,
        boolean aboutPlan,
        boolean commentAlways) {

    static TaskRules of(String task, Map<String, String> properties) {
        var decisions = properties.get("decisions");
        if (decisions == null) {
            throw new IllegalStateException("User task '" + task + "' has no property 'decisions'");
        }
        return new TaskRules(
                List.of(decisions.split(",")),
                Optional.ofNullable(properties.get("fourEyes")),
                Optional.ofNullable(properties.get("meets")),
                "plan".equals(properties.get("about")),
                properties.containsKey("comment"));
    }

    /** Returns the digest of what is decided on. */
    String digest(ReleaseContent content, ReleaseKey key) {
        return aboutPlan ? content.planDigest(key) : content.digest(key);
    }

    boolean isApproving(String decision) {
        return decisions.get(0).equals(decision);
    }
}
