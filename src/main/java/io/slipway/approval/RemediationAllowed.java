package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.process.AnswerTaker;
import io.slipway.process.TaskProperty;
import io.slipway.readiness.Resolvers;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Holds a decision about a failed deployment against what the party of the release has settled. The task's property
 * {@code rollsBack} names the decision that takes it back, which is not open to a party that fixes forward (M-212).
 */
@Component
@TaskProperty(name = "rollsBack")
class RemediationAllowed implements AnswerTaker {

    private final Releases releases;
    private final Resolvers resolvers;

    RemediationAllowed(Releases releases, Resolvers resolvers) {
        this.releases = releases;
        this.resolvers = resolvers;
    }

    @Override
    public void take(DelegateTask task) {
        var rules = CheckClaim.rules(task);
        if (!rules.required("rollsBack").equals(DECISION.get(task))) {
            return;
        }
        resolvers
                .fixingForward(releases.get(new ReleaseKey(task.getExecution().getProcessBusinessKey())))
                .ifPresent(party -> {
                    throw new RuleBroken(
                            "Rolling back is not open to " + party.name() + ", which fixes forward (M-212)."
                                    + " Decide otherwise than '" + rules.required("rollsBack") + "'");
                });
    }
}
