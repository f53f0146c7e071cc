package io.slipway.approval;

import io.slipway.release.RuleBroken;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody about to complete a task, and what is known about them.
 *
 * @param task name of the task, for messages
 * @param groups the groups the person is a member of
 * @param candidates the groups that may take the decision
 */
record Decider(
        String task, @Nullable String assignee, @Nullable String signedIn, Set<String> groups, Set<String> candidates) {

    /** Returns the person who claimed the task; nobody decides anonymously or for somebody else. */
    String person() {
        if (assignee == null || signedIn == null) {
            throw new RuleBroken("Claim '" + task + "' first, so that it is known who decides");
        }
        if (!assignee.equals(signedIn)) {
            throw new RuleBroken(
                    "'" + task + "' is claimed by somebody else; only they can complete it, or hand it back for you");
        }
        return signedIn;
    }

    /** Returns the group the person acts for; somebody counted for one role is not counted for another. */
    String role(List<Approval> earlier) {
        var own = new TreeSet<>(groups);
        own.retainAll(candidates);
        if (own.isEmpty()) {
            throw new RuleBroken("You are in none of the groups that may decide '" + task + "'; one of theirs has to");
        }
        var counted = earlier.stream()
                .filter(approval -> approval.person().equals(person()))
                .map(Approval::role)
                .collect(Collectors.toCollection(TreeSet::new));
        if (counted.isEmpty()) {
            return own.first();
        }
        return own.stream()
                .filter(counted::contains)
                .findFirst()
                .orElseThrow(() -> new RuleBroken("You have acted for another group in this release, and nobody counts"
                        + " for two; somebody else has to decide '" + task + "'"));
    }
}
