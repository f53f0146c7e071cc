package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.process.ProcessVariable;
import io.slipway.process.ReleaseProcess;
import io.slipway.testing.SlipwayTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The models, the forms and the code call the same things by the same names. */
@SlipwayTest
class ModelContractTest {

    private static final Pattern PROGRAMMES_OWN =
            Pattern.compile("Flip|FLIP|Trust|[Hh]ub\\b|Aide|AIDE|Uat|UAT|\\bSIT\\b|PreProd|Pre-Prod|Answer");

    @Autowired
    ApplicationContext beans;

    @ParameterizedTest
    @MethodSource("models")
    void aServiceTaskIsNamedAfterItsDelegate(Path file) {
        for (var task : model(file).getModelElementsByType(ServiceTask.class)) {
            var bean = bean(task.getCamundaDelegateExpression());

            assertThat(beans.getBean(bean)).isInstanceOf(JavaDelegate.class);
            assertThat(task.getId()).startsWith(bean);
        }
        for (var task : model(file).getModelElementsByType(SendTask.class)) {
            assertThat(beans.getBean(bean(task.getCamundaDelegateExpression()))).isInstanceOf(JavaDelegate.class);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFormIsNamedAfterItsTask(Path file) {
        for (var task : model(file).getModelElementsByType(UserTask.class)) {
            assertThat(task.getCamundaFormRef()).isEqualTo(kebab(task.getId()));
        }
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

    @Test
    void everyFormBelongsToATask() throws IOException {
        var tasks = models().stream()
                .flatMap(file -> model(file).getModelElementsByType(UserTask.class).stream())
                .map(UserTask::getCamundaFormRef)
                .collect(Collectors.toSet());

        assertThat(forms())
                .allMatch(file -> tasks.contains(file.getFileName().toString().replace(".form", "")));
    }

    @Test
    void sharedModelsNameNoRowAndNothingOfAProgramme() throws IOException {
        for (var file : models()) {
            if (file.startsWith(Path.of("processes", "common"))) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("F-R\\d");
                assertThat(model(file).getModelElementsByType(FlowElement.class))
                        .flatExtracting(element -> List.of(element.getId(), String.valueOf(element.getName())))
                        .as(file.toString())
                        .noneMatch(said -> PROGRAMMES_OWN.matcher(said).find());
            }
        }
    }

    static List<Path> models() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList();
        }
    }

    private static List<Path> forms() throws IOException {
        try (var files = Files.walk(Path.of("forms"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static String kebab(String id) {
        return Pattern.compile("([A-Z])").matcher(id).replaceAll("-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String bean(String expression) {
        return expression.substring(2, expression.length() - 1);
    }

    @Test
    void theVocabularyNamesNothingThatNobodyUses() throws IOException, IllegalAccessException {
        var text = new StringBuilder();
        for (var file : models()) {
            text.append(Files.readString(file));
        }
        text.append(Files.readString(Path.of("src/test/resources/mhhs/processes/mhhs/mhhs-release.bpmn")));
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
}
