package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ModelRulesTest {

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final ModelRules rules =
            new ModelRules(new Expressions(beans, Set.of("raci", "deadlines", "deploymentWaves", "releaseFacts")));

    ModelRulesTest() {
        beans.addBean("raci", "what models may ask");
        beans.addBean("dataSource", "what they may not");
        beans.addBean("environment", "a variable of the models bears this name too");
        JavaDelegate delegate = execution -> {};
        beans.addBean("sendNotice", delegate);
    }

    static List<Path> shipped() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn)"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyModelOfTheHouseMayBeDeployed(Path model) throws IOException {
        assertThat(rules.problems(model.getFileName().toString(), Files.readAllBytes(model)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<scriptTask id='it' scriptFormat='groovy'><script>x</script></scriptTask>",
                "<serviceTask id='it' camunda:class='java.lang.String'/>",
                "<serviceTask id='it' camunda:type='shell'/>",
                "<serviceTask id='it' camunda:type='mail'/>",
                "<serviceTask id='it' camunda:expression='${dataSource.close()}'/>",
                "<serviceTask id='it' camunda:expression='#{dataSource.close()}'/>",
                "<serviceTask id='it' camunda:expression=\"${environment.getProperty('secret')}\"/>",
                "<serviceTask id='it' camunda:expression=\"${environment .getProperty('secret')}\"/>",
                "<serviceTask id='it' camunda:expression=\"${''.getClass().forName('x')}\"/>",
                "<serviceTask id='it' camunda:expression=\"${''['class']}\"/>",
                "<serviceTask id='it' camunda:expression='${T(java.lang.Runtime)}'/>",
                "<serviceTask id='it' camunda:expression='${execution.processEngineServices.taskService}'/>",
                "<serviceTask id='it'><extensionElements><camunda:connector/></extensionElements></serviceTask>",
                "<userTask id='it'><extensionElements><camunda:taskListener event='create' class='a.B'/></extensionElements></userTask>",
                "<userTask id='it'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script/></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>",
                "<callActivity id='it' camunda:variableMappingClass='a.B'/>",
                "<sequenceFlow id='it'><conditionExpression language='groovy'>x</conditionExpression></sequenceFlow>",
                "<serviceTask id='it' xmlns:activiti='http://activiti.org/bpmn' activiti:class='a.B'/>"
            })
    void aModelThatWouldRunForeignCodeIsRefusedWithItsPlace(String element) {
        assertThat(problems("a.bpmn", process(element)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains("a.bpmn").contains("'it'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id='it' camunda:delegateExpression='${sendNotice}'/>",
                "<userTask id='it' camunda:candidateGroups=\"${raci.groups(programme,'F-R01','A')}\"/>",
                "<callActivity id='it' camunda:calledElement='${deploymentWaves.of(environment, window)}'/>",
                "<serviceTask id='it' camunda:type='external' camunda:topic='x'/>",
                "<sequenceFlow id='it'><conditionExpression>${decision == 'classify' ? round + 1 : 0}</conditionExpression></sequenceFlow>"
            })
    void whatModelsNeedIsAllowed(String element) {
        assertThat(problems("a.bpmn", process(element))).isEmpty();
    }

    @Test
    void aProcessWithoutTimeToLiveIsRefused() {
        assertThat(problems("a.bpmn", process("").replace("camunda:historyTimeToLive='P1D'", "")))
                .singleElement()
                .asString()
                .contains("history time to live")
                .contains("process 'p'");
    }

    @Test
    void aDecisionInAnotherLanguageThanFeelIsRefused() {
        var decision = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d">
                  <decision id="it" camunda:historyTimeToLive="P1D"><decisionTable><input><inputExpression expressionLanguage="javascript"/></input></decisionTable></decision>
                </definitions>""";

        assertThat(problems("a.dmn", decision)).singleElement().asString().contains("javascript");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.cmmn", "a.html", "a.bpmn20.xml", "a.groovy", "bpmn"})
    void otherFilesAreNotDeployed(String file) {
        assertThat(problems(file, process(""))).isNotEmpty();
    }

    @Test
    void aDocumentTypeIsRefused() {
        var bomb = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + process("<userTask id='it' name='&e;'/>");

        assertThat(problems("a.bpmn", bomb)).singleElement().asString().contains("DOCTYPE");
    }

    private List<String> problems(String file, String content) {
        return rules.problems(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String process(String element) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
                  <process id="p" isExecutable="true" camunda:historyTimeToLive='P1D'>%s</process>
                </definitions>""".formatted(element);
    }
}
