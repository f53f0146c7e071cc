package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.process.ProcessVariable;
import io.slipway.process.ReleaseProcess;
import io.slipway.testing.Requirement;
import io.slipway.testing.SlipwayTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The models, the forms and the code call the same things by the same names. */
@SlipwayTest
class ModelContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Tasklist 7.24 can draw; one unknown component would make a whole form unusable. */
    private static final Set<String> COMPONENTS = Set.of(
            "text",
            "table",
            "group",
            "separator",
            "radio",
            "select",
            "checklist",
            "checkbox",
            "textfield",
            "textarea",
            "datetime",
            "expression");

    @Autowired
    ApplicationContext beans;

    @ParameterizedTest
    @MethodSource("models")
    void theFileIsNamedAfterItsProcessWhichKeepsItsHistory(Path file) {
        var process =
                model(file).getModelElementsByType(Process.class).iterator().next();

        assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
        assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(process.isCamundaStartableInTasklist()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aServiceTaskIsNamedAfterItsDelegate(Path file) {
        for (var task : model(file).getModelElementsByType(ServiceTask.class)) {
            var bean = bean(task.getCamundaDelegateExpression());

            assertThat(beans.getBean(bean)).isInstanceOf(JavaDelegate.class);
            assertThat(bean.equals("sendNotice") || task.getId().startsWith(bean))
                    .as(task.getId() + " is carried out by " + bean)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNoticeOfAModelHasItsTemplate(Path file) {
        model(file).getModelElementsByType(CamundaInputParameter.class).stream()
                .filter(input -> input.getCamundaName().equals("notice"))
                .forEach(input -> assertThat(Path.of("templates/notices", input.getTextContent() + ".md"))
                        .exists());
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatTouchesTheOutsideStandsBehindAnAsynchronousBoundary(Path file) {
        var outside = Set.of(
                "createTicketRelease",
                "attachEvidence",
                "closeTicketRelease",
                "raiseBanner",
                "updateBanner",
                "lowerBanner",
                "launchDeployment",
                "launchVerification",
                "launchRollback",
                "writeReleaseNotes");
        for (var task : model(file).getModelElementsByType(ServiceTask.class)) {
            if (outside.contains(bean(task.getCamundaDelegateExpression()))) {
                assertThat(task.isCamundaAsyncBefore()).as(task.getId()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @Requirement({"F-138", "F-139"})
    void aUserTaskHasItsFormItsPeopleAndItsRules(Path file) throws IOException {
        for (var task : model(file).getModelElementsByType(UserTask.class)) {
            var name = task.getId();
            assertThat(task.getCamundaFormRef()).isEqualTo(kebab(name));
            assertThat(task.getCamundaCandidateGroups()).as(name).startsWith("${");
            assertThat(task.getCamundaDueDate()).as(name).isNotBlank();
            var listeners = new ArrayList<String>();
            for (var listener : all(task, CamundaTaskListener.class)) {
                var bean = bean(listener.getCamundaDelegateExpression());
                assertThat(beans.getBean(bean)).isInstanceOf(TaskListener.class);
                listeners.add(listener.getCamundaEvent() + " " + bean);
            }
            assertThat(listeners).as(name).contains("create showContent", "complete recordDecision");
            assertThat(offered(name)).as("decisions in the form of " + name).isEqualTo(decisions(task));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatAFormSubmitsStaysInItsTask(Path file) throws IOException {
        for (var task : model(file).getModelElementsByType(UserTask.class)) {
            var local = all(task, CamundaInputParameter.class).stream()
                    .map(CamundaInputParameter::getCamundaName)
                    .collect(Collectors.toSet());
            assertThat(local).as("input parameters of " + task.getId()).containsAll(keys(form(task.getId())));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theVocabularyNamesEveryMessageAndError(Path file) {
        assertThat(model(file).getModelElementsByType(Message.class))
                .extracting(Message::getName)
                .isSubsetOf(vocabulary());
        assertThat(model(file).getModelElementsByType(Error.class))
                .extracting(Error::getErrorCode)
                .isSubsetOf(vocabulary());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementHasAReadableIdAndEveryQuestionItsDocumentationAndDefault(Path file) {
        var model = model(file);
        assertThat(model.getModelElementsByType(FlowNode.class))
                .extracting(FlowNode::getId)
                .allMatch(id -> id.matches("[a-z]+([A-Z][a-z]*)*"));
        model.getModelElementsByType(ExclusiveGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .forEach(gateway -> {
                    assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
                    assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
                    assertThat(gateway.getDocumentations()).as(gateway.getId()).isNotEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aCalledModelExistsAndNothingRunsAScript(Path file) throws IOException {
        for (var call : model(file).getModelElementsByType(CallActivity.class)) {
            assertThat(models()).anyMatch(other -> other.endsWith(call.getCalledElement() + ".bpmn"));
        }
        assertThat(Files.readString(file)).doesNotContain("scriptTask", "camunda:script", "camunda:class");
    }

    @Test
    void formsUseOnlyWhatTasklistCanDrawAndGiveEachFieldALabel() throws IOException {
        for (var file : forms()) {
            for (var component : components(JSON.readTree(file.toFile()))) {
                assertThat(COMPONENTS)
                        .as(file.toString())
                        .contains(component.path("type").asText());
                if (component.has("key") && !component.path("type").asText().equals("expression")) {
                    assertThat(component.path("label").asText()
                                    + component.path("dateLabel").asText())
                            .as(file + " " + component.path("key"))
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void everyFormBelongsToATask() throws IOException {
        var tasks = models().stream()
                .flatMap(file -> model(file).getModelElementsByType(UserTask.class).stream())
                .map(UserTask::getCamundaFormRef)
                .collect(Collectors.toSet());

        assertThat(forms())
                .allMatch(file -> tasks.contains(file.getFileName().toString().replace(".form", "")));
    }

    static List<Path> models() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList();
        }
    }

    private static List<Path> forms() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.toList();
        }
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> List<T> all(
            UserTask task, Class<T> type) {
        return task.getModelInstance().getModelElementsByType(type).stream()
                .map(type::cast)
                .filter(element -> isInside(element, task))
                .toList();
    }

    private static boolean isInside(org.camunda.bpm.model.xml.instance.ModelElementInstance element, UserTask task) {
        var parent = element.getParentElement();
        while (parent != null) {
            if (parent.equals(task)) {
                return true;
            }
            parent = parent.getParentElement();
        }
        return false;
    }

    private static Set<String> decisions(UserTask task) {
        return all(task, CamundaProperty.class).stream()
                .filter(property -> property.getCamundaName().equals("decisions"))
                .flatMap(property -> Arrays.stream(property.getCamundaValue().split(",")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> offered(String task) throws IOException {
        return components(form(task)).stream()
                .filter(component -> component.path("key").asText().equals("decision"))
                .flatMap(component -> decisions(component).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A decision without an alternative is no question: the form says it and an expression hands it in. */
    private static List<String> decisions(JsonNode component) {
        return component.path("type").asText().equals("expression")
                ? List.of(component.path("expression").asText().replaceAll("^=\"|\"$", ""))
                : component.path("values").findValuesAsText("value");
    }

    private static Set<String> keys(JsonNode form) {
        return components(form).stream()
                .filter(component -> component.has("key"))
                .map(component -> component.path("key").asText())
                .collect(Collectors.toSet());
    }

    private static JsonNode form(String task) throws IOException {
        return JSON.readTree(Path.of("forms", kebab(task) + ".form").toFile());
    }

    private static List<JsonNode> components(JsonNode parent) {
        var found = new ArrayList<JsonNode>();
        parent.path("components").forEach(component -> {
            found.add(component);
            found.addAll(components(component));
        });
        return found;
    }

    private static String kebab(String id) {
        return Pattern.compile("([A-Z])").matcher(id).replaceAll("-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String bean(String expression) {
        return expression.substring(2, expression.length() - 1);
    }

    private static List<String> vocabulary() {
        return Arrays.stream(ReleaseProcess.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void theVocabularyNamesNothingThatNobodyUses() throws IOException, IllegalAccessException {
        var text = new StringBuilder();
        for (var file : models()) {
            text.append(Files.readString(file));
        }
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var file : sources.filter(
                            found -> found.toString().endsWith(".java") && !found.endsWith("ReleaseProcess.java"))
                    .toList()) {
                text.append(Files.readString(file));
            }
        }
        for (var field : ReleaseProcess.class.getFields()) {
            if (field.get(null) instanceof ProcessVariable<?> variable) {
                assertThat(text)
                        .as(field.getName())
                        .containsPattern("\\b(" + field.getName() + "|" + variable.name() + ")\\b");
            }
        }
    }

    @Test
    void executionListenersExist() throws IOException {
        for (var file : models()) {
            model(file)
                    .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener.class)
                    .forEach(listener -> assertThat(beans.getBean(bean(listener.getCamundaDelegateExpression())))
                            .isInstanceOf(ExecutionListener.class));
        }
    }
}
