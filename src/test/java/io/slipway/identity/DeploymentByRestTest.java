package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.models.DeployedModels;
import io.slipway.models.ModelOwner;
import io.slipway.models.ModelProposals;
import io.slipway.models.SentFile;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@SlipwayTest
@Tag("engine")
class DeploymentByRestTest {

    private static final String CREATE = "/engine-rest/deployment/create";
    private static final String WEBAPPS = "/camunda/api/engine/engine/default/deployment/create";
    private static final String SCRIPT = "<bpmn:scriptTask id=\"evil\" scriptFormat=\"javascript\">"
            + "<bpmn:script>1</bpmn:script></bpmn:scriptTask></bpmn:process>";

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    ApplicationContext context;

    @Autowired
    ModelProposals proposals;

    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private DeployedModels deployed;

    @BeforeEach
    void look() {
        deployed = new DeployedModels(context);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CREATE, "/engine-rest/engine/default/deployment/create", "/engine-rest/deployment/%63reate"})
    void whatAProcessOwnerSendsIsAProposalByWhicheverAddress(String path) {
        var before = deployments();
        var form = text(deployed.form("record-lessons.form", word));
        var owner = Visitor.program(port, "process-owner");

        var answer = owner.deploy(path, "record-lessons.form", form);

        var proposal = proposals.all().get(0);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("\"type\":\"ModelProposed\"")
                .contains("Recorded as proposal " + proposal.id() + ": record-lessons.form")
                .contains("Nothing is deployed until another process owner accepts it at http")
                .contains("/models/" + proposal.id());
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/models/" + proposal.id());
        assertThat(proposal.proposedBy()).isEqualTo(new ModelOwner("process-owner", "Paula Ostrow"));
        assertThat(proposal.title()).isEqualTo("a test");
        assertThat(deployments()).isEqualTo(before);
        assertThat(owner.deploy(path, "record-lessons.form", form).body()).isEqualTo(answer.body());
    }

    @Test
    void theWebApplicationsAddressNeedsTheirToken() {
        var form = text(deployed.form("record-lessons.form", word));
        var owner = Visitor.browser(port, "process-owner");
        owner.get("/camunda/api/admin/auth/user/default");
        var open = proposals.open();

        assertThat(owner.deploy(WEBAPPS, "record-lessons.form", form).statusCode())
                .isEqualTo(403);
        assertThat(proposals.open()).isEqualTo(open);

        var answer = owner.webappDeploy(WEBAPPS, "record-lessons.form", form);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Recorded as proposal");
    }

    @Test
    void whatIsDeployedAsSentIsNoProposal() {
        var answer = Visitor.program(port, "process-owner")
                .deploy(CREATE, "planned-release.bpmn", deployed.text("planned-release.bpmn"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("deployed exactly as sent; there is nothing to propose");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CREATE, "/engine-rest/engine/default/deployment/create", "/engine-rest/deployment/%63reate"})
    void aModelWithAScriptIsRefusedByWhicheverAddress(String path) {
        var evil = deployed.edited("consult.bpmn")
                .replace("</bpmn:process>", SCRIPT)
                .text();
        var open = proposals.open();

        var answer = Visitor.program(port, "process-owner").deploy(path, "consult.bpmn", evil);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("scriptTask 'evil'");
        assertThat(proposals.open()).isEqualTo(open);
    }

    @Test
    void whatCamundaModelerSendsBesideTheFileIsKnown() {
        var file = part("data\"; filename=\"record-lessons.form", text(deployed.form("record-lessons.form", word)));
        var modeler = part("deployment-name", "lessons")
                + part("deployment-source", "Camunda Modeler")
                + part("enable-duplicate-filtering", "true")
                + part("deploy-changed-only", "true")
                + part("tenant-id", "");

        assertThat(upload(modeler + file).body()).contains("Recorded as proposal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant-id", "deployment-activation-time", "anything", "a\u0000b"})
    void aFieldThatWouldMeanSomethingElseIsRefused(String field) {
        var file = part("data\"; filename=\"record-lessons.form", text(deployed.form("record-lessons.form", word)));

        var answer = upload(part(field, "2030-01-01T00:00:00") + file);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("leave it out");
    }

    static List<String> uploadsThatCannotBeReadWhole() {
        var mixed =
                "--limit\r\nContent-Disposition: form-data; name=\"data\"\r\nContent-Type: multipart/mixed%s\r\n\r\n"
                        + "--inner\r\nContent-Disposition: file; filename=\"a.bpmn\"\r\n\r\nx\r\n--inner--\r\n";
        return List.of(
                "",
                "nothing of a form",
                part("data\"; filename=\"a\0b.bpmn", "<x/>"),
                part("data\"; filename=\"", "<x/>"),
                part("data\"; filename=\"a.bpmn", "<x/>\0"),
                mixed.formatted(""),
                mixed.formatted("; boundary=inner"),
                "--limit\r\nContent-Disposition: attachment; filename=\"a.bpmn\"\r\n\r\nx\r\n",
                "--limit\r\nContent-Type: text/xml\r\n\r\nx\r\n",
                "--limit\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.bpmn\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\nx\r\n",
                "--limit\r\n" + "X".repeat(20_000) + ": y\r\n\r\nx\r\n");
    }

    @ParameterizedTest
    @MethodSource("uploadsThatCannotBeReadWhole")
    void anUploadThatCannotBeReadWholeIsRefusedWithWords(String body) {
        var good = part("data\"; filename=\"record-lessons.form", text(deployed.form("record-lessons.form", word)));
        var open = proposals.open();

        var answer = upload(good + body);

        assertThat(body.isEmpty() || body.startsWith("nothing") || answer.statusCode() == 400)
                .as(answer.body())
                .isTrue();
        assertThat(upload(body).statusCode()).isEqualTo(400);
        assertThat(upload(body).body()).contains("message");
        assertThat(proposals.open() - open).isBetween(0, 1);
    }

    @Test
    void whatIsNoFormAtAllIsRefusedWithWords() {
        var owner = Visitor.program(port, "process-owner");

        assertThat(owner.json("POST", CREATE, "{}").statusCode()).isEqualTo(400);
        assertThat(owner.json("POST", CREATE + "/", "null").body()).contains("multipart/form-data");
    }

    @Test
    void whatIsDeployedAtTheStartIsKnownByItsFileName() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("planned-release")
                        .list())
                .isNotEmpty()
                .allSatisfy(model -> {
                    assertThat(model.getResourceName()).isEqualTo("planned-release.bpmn");
                    assertThat(repository.getDeploymentResourceNames(model.getDeploymentId()))
                            .contains("consult.bpmn", "define-scope.form");
                });
    }

    @Test
    void aBrokenModelIsRefused() {
        var answer = Visitor.program(port, "process-owner").deploy(CREATE, "consult.bpmn", "<x");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev-team", "release-manager", "admin", "auditor"})
    void nobodyElseProposes(String person) {
        var form = text(deployed.form("record-lessons.form", word));
        var open = proposals.open();

        for (var path : List.of(CREATE, "/engine-rest/engine/default/deployment/create")) {
            assertThat(Visitor.program(port, person)
                            .deploy(path, "record-lessons.form", form)
                            .statusCode())
                    .isEqualTo(403);
        }
        var browser = Visitor.browser(port, person);
        browser.get("/camunda/api/admin/auth/user/default");
        assertThat(browser.webappDeploy(WEBAPPS, "record-lessons.form", form).statusCode())
                .isEqualTo(403);
        assertThat(Visitor.stranger(port)
                        .deploy(CREATE, "record-lessons.form", form)
                        .statusCode())
                .isEqualTo(401);
        assertThat(proposals.open()).isEqualTo(open);
    }

    private HttpResponse<String> upload(String parts) {
        return Visitor.program(port, "process-owner").upload(CREATE, parts + "--limit--\r\n");
    }

    private static String part(String name, String content) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    private static String text(SentFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    private long deployments() {
        return repository.createDeploymentQuery().count();
    }
}
