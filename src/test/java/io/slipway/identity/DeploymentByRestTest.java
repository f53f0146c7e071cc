package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@SlipwayTest
@Tag("engine")
class DeploymentByRestTest {

    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="asked"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="a" sourceRef="asked" targetRef="answer"/>
                %s
              </bpmn:process>
            </bpmn:definitions>""";
    private static final String HARMLESS =
            "<bpmn:userTask id=\"answer\"><bpmn:incoming>a</bpmn:incoming></bpmn:userTask>";
    private static final String HARMFUL = "<bpmn:scriptTask id=\"answer\" scriptFormat=\"javascript\">"
            + "<bpmn:incoming>a</bpmn:incoming><bpmn:script>1</bpmn:script></bpmn:scriptTask>";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Test
    void aProcessOwnerDeploysAModel() {
        var answer = Visitor.program(port, "process-owner")
                .deploy(
                        "/engine-rest/deployment/create",
                        "small-question.bpmn",
                        MODEL.formatted("small-question", HARMLESS));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(deployed("small-question")).isEqualTo(1);
        repository
                .createDeploymentQuery()
                .deploymentName("a test")
                .list()
                .forEach(one -> repository.deleteDeployment(one.getId(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/deployment/create",
                "/engine-rest/engine/default/deployment/create",
                "/engine-rest/deployment/%63reate"
            })
    void aModelWithAScriptIsRefusedByWhicheverAddress(String path) {
        var answer = Visitor.program(port, "process-owner").deploy(path, "evil.bpmn", MODEL.formatted("evil", HARMFUL));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("scriptTask 'answer'").contains("use a service task");
        assertThat(deployed("evil")).isZero();
    }

    @Test
    void whatIsDeployedAtTheStartIsKnownByItsFileName() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("planned-release")
                        .list())
                .singleElement()
                .satisfies(model -> {
                    assertThat(model.getResourceName()).isEqualTo("planned-release.bpmn");
                    assertThat(repository.getDeploymentResourceNames(model.getDeploymentId()))
                            .contains("consult.bpmn", "define-scope.form");
                });
    }

    @Test
    void aBrokenModelIsRefused() {
        var answer = Visitor.program(port, "process-owner").deploy("/engine-rest/deployment/create", "evil.bpmn", "<x");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev-team", "release-manager", "admin", "auditor"})
    void nobodyElseDeploys(String person) {
        var answer = Visitor.program(port, person)
                .deploy("/engine-rest/deployment/create", "other.bpmn", MODEL.formatted("other", HARMLESS));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(deployed("other")).isZero();
    }

    private long deployed(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .count();
    }
}
