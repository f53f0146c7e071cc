package io.slipway.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.programme.Mhhs;
import io.slipway.testing.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A model that lets a release pass by a control point of its programme comes in nowhere. */
class ControlPointRulesTest {

    private static final String FILE = "mhhs-release.bpmn";
    private static final Path HOME = Path.of("src/test/resources/mhhs");

    @Test
    @Requirement({"M-159", "X-18"})
    void theLifecycleOfTheProgrammePassesAllOfThem() {
        assertThat(problems(text -> text)).isEmpty();
    }

    @Test
    @Requirement("M-163")
    void aPointThatNoStepMeetsIsPassedByNobody() {
        assertThat(problems(text ->
                        text.replace("name=\"meets\" value=\"packageApproved\"", "name=\"comment\" value=\"always\"")))
                .anySatisfy(found -> assertThat(found)
                        .contains(
                                FILE,
                                "callActivity 'deployToEnvironment'",
                                "'minor' without control point 4",
                                "meets 'packageApproved'"));
    }

    @Test
    @Requirement({"M-120", "M-161"})
    void aQuestionForTheTypeCountsForThatTypeAlone() {
        assertThat(problems(text -> text.replaceFirst(
                        "(?s)(sourceRef=\"isMajor\" targetRef=\"approveAtGovernance\".*?releaseType == ')major'",
                        "$1minor'")))
                .filteredOn(found -> found.contains("without control point 2"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).contains("'major'"));
    }

    @Test
    @Requirement("M-169")
    void theReportIsDeliveredByTheStepThatClosesTheRelease() {
        assertThat(problems(text -> text.replaceFirst("\\$\\{(&#39;|')reportDelivered(&#39;|')}", "\\${null}")))
                .anySatisfy(found -> assertThat(found)
                        .contains(
                                "callActivity 'closeRelease'", "without control point 10", "meets 'reportDelivered'"));
    }

    @Test
    @Requirement("M-167")
    void anEventThatInterruptsTheStepGoesRoundIt() {
        assertThat(problems(text -> text.replace("<bpmn:userTask id=\"logDeployment\"", """
                        <bpmn:boundaryEvent id="logLate" name="Late" attachedToRef="logDeployment">
                          <bpmn:outgoing>logLateToSummariseStatus</bpmn:outgoing>
                          <bpmn:timerEventDefinition id="on_logLate">
                            <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.due(programme)}</bpmn:timeDate>
                          </bpmn:timerEventDefinition>
                        </bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id="logLateToSummariseStatus" sourceRef="logLate" targetRef="summariseStatus" />
                        <bpmn:userTask id="logDeployment\"""")))
                .anySatisfy(found -> assertThat(found).contains("without control point 8"));
    }

    private static List<String> problems(UnaryOperator<String> change) {
        return House.problemsWith(Mhhs.programme(), HOME, FILE, change);
    }
}
