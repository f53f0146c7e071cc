package io.slipway.approval;

import static io.slipway.process.ReleaseProcess.COMMENT;
import static io.slipway.process.ReleaseProcess.CONTENT_DIGEST;
import static io.slipway.process.ReleaseProcess.DECISION;

import io.slipway.release.Criteria;
import io.slipway.release.ReleaseContent;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import io.slipway.release.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/** Checks a decision against every rule before the task completes, and records it in the same transaction. */
@Component
class RecordDecision implements TaskListener {

    private final Approvals approvals;
    private final Releases releases;
    private final ReleaseContent content;
    private final Criteria criteria;
    private final Clock clock;

    RecordDecision(Approvals approvals, Releases releases, ReleaseContent content, Criteria criteria, Clock clock) {
        this.approvals = approvals;
        this.releases = releases;
        this.content = content;
        this.criteria = criteria;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var rules = TaskRules.of(task.getTaskDefinitionKey(), properties(task));
        var key = new ReleaseKey(task.getExecution().getProcessBusinessKey());
        var decision = decision(task, rules);
        var comment = comment(task, rules, decision);
        var digest = content.digest(key);
        if (!digest.equals(CONTENT_DIGEST.find(task).orElse(digest))) {
            throw new RuleBroken("The release changed while this form was open. Unclaim the task, claim it again and"
                    + " read what it shows now; nothing was recorded");
        }
        var earlier = approvals.of(key);
        var decider = decider(task);
        var person = decider.person();
        var role = decider.role(earlier);
        checkFourEyes(rules, person, earlier);
        approvals.add(
                key,
                task.getId(),
                new Approval(
                        task.getTaskDefinitionKey(),
                        Objects.toString(task.getName()),
                        role,
                        person,
                        decision,
                        comment,
                        digest,
                        clock.instant()));
        if (rules.isApproving(decision)) {
            rules.meets().ifPresent(criterion -> criteria.met(releases.get(key), criterion, task.getName(), person));
        }
    }

    private static String decision(DelegateTask task, TaskRules rules) {
        var decision = DECISION.find(task).orElse("");
        if (!rules.decisions().contains(decision)) {
            throw new RuleBroken("'" + task.getName() + "' needs a decision: one of " + rules.decisions());
        }
        return decision;
    }

    private static String comment(DelegateTask task, TaskRules rules, String decision) {
        var comment = Texts.limit("comment", COMMENT.find(task).orElse(""), 2000);
        if (comment.isBlank() && (rules.commentAlways() || !rules.isApproving(decision))) {
            throw new RuleBroken("Please explain your decision in the comment: those concerned will read it");
        }
        return comment;
    }

    private static void checkFourEyes(TaskRules rules, String person, List<Approval> earlier) {
        rules.fourEyes()
                .flatMap(step -> earlier.stream()
                        .filter(approval -> approval.step().equals(step))
                        .reduce((first, last) -> last))
                .filter(done -> done.person().equals(person))
                .ifPresent(done -> {
                    throw new RuleBroken("You did '" + done.stepName()
                            + "' yourself; another member of the team has to decide here. Unclaim the task for them");
                });
    }

    private static Map<String, String> properties(DelegateTask task) {
        return task
                .getBpmnModelElementInstance()
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list()
                .stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
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
