package io.slipway.approval;

import io.slipway.process.TaskProperties;
import io.slipway.release.ReleaseKey;
import io.slipway.release.RuleBroken;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Refuses a claim by somebody who may not decide, so that they learn it before they read and answer the form. */
@Component
class CheckClaim {

    private final Approvals approvals;

    CheckClaim(Approvals approvals) {
        this.approvals = approvals;
    }

    /** Who decides, and the group they act for. */
    record Claim(String person, String role) {}

    /** Returns who decides, the one who claimed the task; refused for strangers, for a second role and where four eyes are asked for. */
    Claim check(DelegateTask task) {
        var earlier = approvals.of(new ReleaseKey(task.getExecution().getProcessBusinessKey()));
        var decider = decider(task);
        var role = decider.role(earlier);
        checkFourEyes(rules(task), decider.person(), earlier);
        return new Claim(decider.person(), role);
    }

    static TaskRules rules(DelegateTask task) {
        return TaskRules.of(task.getTaskDefinitionKey(), TaskProperties.of(task));
    }

    private static void checkFourEyes(TaskRules rules, String person, List<Approval> earlier) {
        rules.fourEyes()
                .flatMap(step -> earlier.stream()
                        .filter(approval -> approval.step().equals(step))
                        .reduce((first, last) -> last))
                .filter(done -> done.person().equals(person))
                .ifPresent(done -> {
                    throw new RuleBroken("You did '" + done.stepName()
                            + "' yourself; another member of the team has to decide here");
                });
    }

    private static Decider decider(DelegateTask task) {
        var people = task.getProcessEngineServices().getIdentityService();
        var authentication = people.getCurrentAuthentication();
        var signedIn = authentication == null ? null : authentication.getUserId();
        var groups = people.createGroupQuery().groupMember(signedIn == null ? "" : signedIn).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        var candidates = task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Decider(task.getName(), task.getAssignee(), signedIn, groups, candidates);
    }
}
