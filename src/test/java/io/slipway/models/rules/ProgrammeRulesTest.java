package io.slipway.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Requirement;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model names rows, criteria, pages and environments as the programmes do that run by it. */
class ProgrammeRulesTest {

    private static final String FILE = "planned-release.bpmn";

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        name="meets" value="sitSignedOff"   | name="meets" value="sitSigned"      | userTask 'signOffSit': meets 'sitSigned', which is no entry criterion of FLIP
        nfr: nfrTestsPassed                 | nfr: nfrPassed                      | userTask 'recordPreProdResults': meets 'nfrPassed', which is no entry criterion of FLIP
        value="training: trainingShared"    | value="training: shared"            | userTask 'assessDocuments': meets 'shared', which is no entry criterion of FLIP
        processBusinessKey, 'sitResultsShared' | processBusinessKey, 'sitResultsSeen' | asks for 'sitResultsSeen', which is no entry criterion of FLIP
        name="testedIn" value="sit"         | name="testedIn" value="sitt"        | userTask 'recordSitResults': is tested in 'sitt', which is no environment of FLIP
        name="links" value="feedback,testScripts" | name="links" value="feedback,script" | links to 'script', which is no link of FLIP
        <camunda:inputParameter name="activity">F-R04</camunda:inputParameter> | <camunda:inputParameter name="activity">F-R99</camunda:inputParameter> | names 'F-R99', which is no row of the RACI of FLIP
        name="notice">scope-agreed<         | name="notice">scope-agred<          | names the notice 'scope-agred', which has no template for FLIP
        """)
    void whatNoProgrammeKnowsIsRefusedWithWhatItKnows(String part, String instead, String problem) {
        assertThat(House.problemsOfAll(
                        FILE, House.edited(FILE).replace(part, instead).text()))
                .anySatisfy(found -> assertThat(found).contains(FILE + ", line ", problem, "use one of ["));
    }

    @Test
    void aLetterThatNobodyHasInTheRowAsksNobody() {
        assertThat(House.problemsOfAll(
                        FILE,
                        House.edited(FILE)
                                .replace("&#39;F-R01&#39;,&#39;R&#39;", "&#39;F-R01&#39;,&#39;I&#39;")
                                .replace("value=\"F-R01:R\"", "value=\"F-R01:I\"")
                                .text()))
                .anySatisfy(found -> assertThat(found).contains("asks who is 'I' for F-R01", "nobody is"));
    }

    @Test
    @Requirement({"F-028", "F-049", "F-050", "F-093"})
    void tasksLinkThePagesThatTheyAreDoneWith() {
        assertThat(links(FILE, "recordSitResults")).containsExactly("testStrategy,sprintDashboard,jiraReleases");
        assertThat(links(FILE, "testFeatures")).containsExactly("feedback,testScripts");
        assertThat(links("production-smoke-test.bpmn", "performFlipSmokeTest")).containsExactly("smokeTestScript");
        assertThat(links("production-smoke-test.bpmn", "performAideSmokeTest")).containsExactly("smokeTestScript");
    }

    private static List<String> links(String file, String task) {
        UserTask found = Bpmn.readModelFromFile(new java.io.File("processes/flip/" + file))
                .getModelElementById(task);
        return found.getExtensionElements().getElements().stream()
                .flatMap(properties -> properties.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> property.getCamundaName().equals("links"))
                .map(CamundaProperty::getCamundaValue)
                .toList();
    }
}
