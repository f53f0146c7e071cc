package io.slipway.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Edited;
import io.slipway.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process owner, or two of them, take something away that the models of the application decide, check or record. */
class ShippedChecksTest {

    private static final String FILE = "planned-release.bpmn";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        acceptScope         | <camunda:property name="fourEyes" value="defineScope" />     |                                                              | has no property 'fourEyes'
        acceptScope         | name="fourEyes" value="defineScope"                          | name="fourEyes" value="planSchedule"                         | has property 'fourEyes' 'planSchedule' and not 'defineScope'
        signOffSit          | <camunda:property name="meets" value="sitSignedOff" />       |                                                              | has no property 'meets'
        signOffSit          | <camunda:property name="takes" value="openIssuesChecked" /> |                                                              | is no longer taken by 'openIssuesChecked'
        registerBuild       | name="takes" value="progressRead,buildRegistered"            | name="takes" value="progressRead"                            | is no longer taken by 'buildRegistered'
        signOffSit          | name="decisions" value="signOff,refuse"                      | name="decisions" value="refuse,signOff"                      | does not name 'signOff' first
        recordSitResults    | name="raci" value="F-R07:R"                                  | name="raci" value="F-R07:R" /><camunda:property name="about" value="plan" | has property 'about' 'plan' and not none
        recordSitResults    | <camunda:property name="evidence" value="scope" />           |                                                              | has no property 'evidence'
        considerProposal    | <camunda:property name="comment" value="always" />           |                                                              | has no property 'comment'
        """)
    @Requirement({"F-138", "F-139"})
    void whatAUserTaskChecksIsNotTakenFromIt(String task, String part, String instead, String problem) {
        var model = House.text(FILE);
        var from = model.indexOf("<bpmn:userTask id=\"" + task + "\"");
        var to = model.indexOf("</bpmn:userTask>", from);
        var edited = new Edited(model.substring(from, to)).replace(part, instead == null ? "" : instead);

        assertThat(House.problems(FILE, model.substring(0, from) + edited.text() + model.substring(to)))
                .singleElement()
                .asString()
                .startsWith(FILE + ", line ")
                .contains("userTask '" + task + "': " + problem)
                .contains("; keep it as the application brings it");
    }

    @Test
    void whoDecidesStaysTheSame() {
        assertThat(House.problems(
                        FILE,
                        House.edited(FILE)
                                .replace("&#39;F-R01&#39;,&#39;A&#39;", "&#39;F-R01&#39;,&#39;R&#39;")
                                .replace("value=\"F-R01:A\"", "value=\"F-R01:R\"")
                                .text()))
                .allSatisfy(problem -> assertThat(problem).contains("and not '${raci.groups(programme,'F-R01','A')}'"))
                .satisfiesExactly(
                        one -> assertThat(one).contains("userTask 'acceptScope': has candidateGroups"),
                        two -> assertThat(two).contains("userTask 'acceptScopeChange': has candidateGroups"));
    }

    @Test
    void aStepIsNotLeftOut() {
        assertThat(House.problems(
                        "deploy-release.bpmn",
                        House.edited("deploy-release.bpmn")
                                .replaceFirst("(?s)<bpmn:serviceTask id=\"checkDeployment\".*?</bpmn:serviceTask>", "")
                                .text()))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("process 'deploy-release': lacks the serviceTask 'checkDeployment'"));
    }

    @Test
    void aStepIsNotGivenToAnotherHand() {
        assertThat(House.problems("deploy-release.bpmn", "${checkDeployment}", "${writeRca}"))
                .singleElement()
                .asString()
                .contains("serviceTask 'checkDeployment': has delegateExpression '${writeRca}'");
    }

    @Test
    void whatACalledModelIsToldStaysTheSame() {
        assertThat(House.problems(
                        "deploy-release.bpmn",
                        "<camunda:in source=\"window\" target=\"window\" />",
                        "<camunda:in sourceExpression=\"${0}\" target=\"window\" />"))
                .hasSize(2)
                .anyMatch(problem ->
                        problem.contains("callActivity 'rollBackWave': has 'in' for 'window' '${0}' and not 'window'"))
                .anyMatch(problem -> problem.contains("callActivity 'deployByHand': has 'in' for 'window'"));
    }

    @Test
    void noFlowLeadsRoundAStep() {
        assertThat(House.problems(
                        "deploy-release.bpmn",
                        House.edited("deploy-release.bpmn")
                                .replaceFirst(
                                        "sourceRef=\"(\\w+)\" targetRef=\"checkDeployment\"",
                                        "sourceRef=\"$1\" targetRef=\"announceStart\"")
                                .text()))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("can be reached without [checkDeployment]")
                        .contains("lead every way there through them"));
    }

    @Test
    void anEndOfOnesOwnIsNoWayRound() {
        assertThat(House.problems(
                        "unreadable-report.bpmn",
                        House.edited("unreadable-report.bpmn")
                                .replaceFirst(
                                        "(<bpmn:startEvent id=\"(\\w+)\")",
                                        "<bpmn:endEvent id=\"wayOut\" /><bpmn:sequenceFlow id=\"toWayOut\" sourceRef=\"$2\" targetRef=\"wayOut\" />$1")
                                .text()))
                .anySatisfy(problem ->
                        assertThat(problem).contains("endEvent 'wayOut': can be reached without [assessReport]"));
    }

    @Test
    void aConditionIsNotTurnedIntoAnother() {
        assertThat(House.problems(
                        FILE,
                        House.edited(FILE)
                                .replaceFirst(
                                        "(?s)(<bpmn:sequenceFlow id=\"areFeaturesSignedOffToFeaturesSettledYes\".*?)\\$\\{decision == 'signOff'\\}",
                                        "$1\\${decision != ''}")
                                .text()))
                .singleElement()
                .asString()
                .contains("is taken on another condition than '${decision=='signOff'}'");
    }

    @Test
    void noAnswerIsTurnedToSomewhereElse() {
        assertThat(House.problems(
                        FILE,
                        House.edited(FILE)
                                .replaceFirst(
                                        "(id=\"isScopeAcceptedToScopeRoundNo\" name=\"No\" sourceRef=\"isScopeAccepted\" targetRef=)\"scopeRound\"",
                                        "$1\"createTicketRelease\"")
                                .text()))
                .singleElement()
                .asString()
                .contains(
                        "sequenceFlow 'isScopeAcceptedToScopeRoundNo': leads to [createTicketRelease] and not to [defineScope]");
    }

    @Test
    void noQuestionGetsAnotherAnswer() {
        assertThat(House.problems(
                        FILE,
                        House.edited(FILE)
                                .replaceFirst(
                                        "(<bpmn:sequenceFlow id=\"isScopeAcceptedToScopeRoundNo\")",
                                        "<bpmn:sequenceFlow id=\"round\" name=\"Maybe\" sourceRef=\"isScopeAccepted\" targetRef=\"createTicketRelease\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">\\${decision == 'rework'}</bpmn:conditionExpression></bpmn:sequenceFlow>$1")
                                .text()))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "exclusiveGateway 'isScopeAccepted': has the answers [",
                                "round",
                                "ask what is new before or after it"));
    }

    @Test
    void theAnswerOtherwiseStaysTheSame() {
        assertThat(House.problems(
                        FILE,
                        House.edited(FILE)
                                .replaceFirst(
                                        "default=\"isScopeAcceptedToScopeRoundNo\"",
                                        "default=\"isScopeAcceptedToCreateTicketReleaseYes\"")
                                .text()))
                .anySatisfy(problem ->
                        assertThat(problem).contains("exclusiveGateway 'isScopeAccepted': has the answers ["));
    }

    @Test
    void aStepOfOnesOwnMayLieOnTheWayOfAnAnswer() {
        assertThat(House.problems(
                        FILE,
                        House.edited(FILE)
                                .replaceFirst(
                                        "(id=\"isScopeAcceptedToCreateTicketReleaseYes\" name=\"Yes\" sourceRef=\"isScopeAccepted\" targetRef=)\"createTicketRelease\"",
                                        "$1\"scopeSaid\"")
                                .replaceFirst(
                                        "(<bpmn:serviceTask id=\"createTicketRelease\")",
                                        "<bpmn:sendTask id=\"scopeSaid\" name=\"Tell of the scope\" camunda:delegateExpression=\"\\${sendNotice}\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"notice\">scope-agreed</camunda:inputParameter><camunda:inputParameter name=\"activity\">F-R03</camunda:inputParameter><camunda:inputParameter name=\"letters\">I</camunda:inputParameter><camunda:inputParameter name=\"alsoTo\" /></camunda:inputOutput></bpmn:extensionElements></bpmn:sendTask><bpmn:sequenceFlow id=\"scopeSaidToCreateTicketRelease\" sourceRef=\"scopeSaid\" targetRef=\"createTicketRelease\" />$1")
                                .text()))
                .isEmpty();
    }

    @Test
    void aProcessOwnerMayNameDocumentAndAdd() {
        assertThat(House.problems(
                        FILE,
                        House.edited(FILE)
                                .replace("name=\"Accept scope\"", "name=\"Accept the scope\"")
                                .replaceFirst("(<bpmn:documentation>)", "$1More words. ")
                                .replaceFirst(
                                        "(<bpmn:userTask id=\"confirmSchedule\"(?s:.)*?)<camunda:property name=\"decisions\"",
                                        "$1<camunda:property name=\"comment\" value=\"always\" /><camunda:property name=\"decisions\"")
                                .text()))
                .isEmpty();
    }
}
