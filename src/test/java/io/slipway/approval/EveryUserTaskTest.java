package io.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.slipway.process.ReleaseProcess;
import io.slipway.scope.Scopes;
import io.slipway.testing.Lifecycle;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What happens in each user task, in this order and in its transaction, although no model says so. */
@SlipwayTest
class EveryUserTaskTest {

    private static final String TASK = "defineScope";

    @Autowired
    ApplicationContext context;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Approvals approvals;

    @Autowired
    Scopes scopes;

    private Lifecycle life;

    @BeforeEach
    void start() {
        life = Lifecycle.start(context, "Every task");
        life.claim("dev-team", TASK);
    }

    @AfterEach
    void signOut() {
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    @Requirement("F-139")
    void aDecisionOfWhichNothingWasShownIsRefused() {
        engine.getTaskService().removeVariableLocal(task().getId(), ReleaseProcess.SHOWN_DIGEST.name());

        assertThat(life.refuses("dev-team", TASK, "close", SCOPE)).contains("Nobody was shown what 'Define scope'");
        assertThat(approvals.of(life.key())).isEmpty();
    }

    @Test
    @Requirement({"F-138", "F-139"})
    void theDigestIsCheckedBeforeWhoeverTakesTheAnswerChangesTheContent() {
        engine.getTaskService().setVariableLocal(task().getId(), ReleaseProcess.SHOWN_DIGEST.name(), "another");

        assertThat(life.refuses("dev-team", TASK, "close", SCOPE))
                .contains("The release changed while this form was open");
        assertThat(scopes.of(life.key())).isEmpty();
    }

    @Test
    @Requirement({"F-138", "F-139"})
    void whatAFormShowedBeforeTheTaskWasOpenedElsewhereIsNotDecidedOn() {
        assertThat(life.refuses("dev-team", TASK, "close", SCOPE, entry("contentDigest", "of before")))
                .contains("This form shows the release as it was before", "Open the task again");
        assertThat(approvals.of(life.key())).isEmpty();
    }

    @Test
    @Requirement("F-139")
    void whatTheTakerRefusesLeavesNoRecordOfADecision() {
        assertThat(life.refuses("dev-team", TASK, "close", entry("tickets", List.of("FLIP-0"))))
                .contains("FLIP-0");
        assertThat(approvals.of(life.key())).isEmpty();
        assertThat(task().getTaskDefinitionKey()).isEqualTo(TASK);
    }

    @Test
    void whatAStepBeforeLeftUnderTheNameOfAFieldIsNoAnswer() {
        var instance = life.release().processInstanceId();
        engine.getRuntimeService().setVariable(instance, "tickets", List.of("FLIP-101"));

        assertThat(life.refuses("dev-team", TASK, "close")).isNotBlank();
    }

    @Test
    void answersStayInTheTask() {
        life.decide(
                "dev-team",
                TASK,
                "close",
                SCOPE,
                entry("planReference", "Roadmap 2026 Q4"),
                entry("userTestTickets", List.of("FLIP-101")));

        assertThat(engine.getRuntimeService().getVariables(life.release().processInstanceId()))
                .containsEntry("decision", "close")
                .doesNotContainKeys("tickets", "userTestTickets", "comment");
    }

    private static final Map.Entry<String, Object> SCOPE = entry("tickets", List.of("FLIP-101"));

    private Task task() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(life.key().value())
                .singleResult();
    }
}
