package io.slipway.comms;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.folders.OwnersFolders;
import io.slipway.programme.Flip;
import io.slipway.testing.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of FLIP's models that tells people: its text is there and somebody is told. */
class NoticeStepsTest {

    private static final NoticeTemplates TEMPLATES = templates();

    record Step(String model, String id, Map<String, String> inputs) {

        String input(String name) {
            return inputs.getOrDefault(name, "");
        }

        @Override
        public String toString() {
            return model + " " + id + ": " + input("notice");
        }
    }

    static Stream<Step> steps() throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream()
                    .flatMap(NoticeStepsTest::steps);
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void hasATextAndAnAudience(Step step) throws IOException {
        assertThat(TEMPLATES.get("flip", step.input("notice"))).isNotNull();
        if (!step.input("alsoTo").startsWith("${")) {
            var also = Audience.list(step.input("alsoTo"));
            assertThat(activities(step))
                    .isNotEmpty()
                    .allSatisfy(
                            activity -> assertThat(Audience.of(Flip.programme(), activity, step.input("letters"), also))
                                    .as(activity)
                                    .isNotEmpty());
        }
    }

    /** What a step does not say itself, those say that call its model. */
    private static List<String> activities(Step step) throws IOException {
        if (step.inputs().containsKey("activity") || !step.input("alsoTo").isEmpty()) {
            return List.of(step.input("activity"));
        }
        var called = step.model().replace(".bpmn", "");
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream()
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(CallActivity.class).stream())
                    .filter(call -> called.equals(call.getCalledElement()))
                    .flatMap(call ->
                            call
                                    .getExtensionElements()
                                    .getElementsQuery()
                                    .filterByType(CamundaIn.class)
                                    .list()
                                    .stream())
                    .filter(in -> "activity".equals(in.getCamundaTarget()))
                    .map(in -> in.getCamundaSourceExpression().replaceAll("[${}']", ""))
                    .toList();
        }
    }

    @Test
    @Requirement("F-141")
    void theInformedAreToldAtStartFinishAndFailureOfADeployment() throws IOException {
        for (var notice : List.of("deployment-started", "deployment-finished", "deployment-failed")) {
            assertThat(steps().filter(step -> step.input("notice").equals(notice)))
                    .isNotEmpty()
                    .allSatisfy(step -> {
                        assertThat(activities(step)).containsOnly("F-R07");
                        assertThat(step.input("letters")).contains("I");
                    });
        }
    }

    private static NoticeTemplates templates() {
        try {
            return new NoticeTemplates(new OwnersFolders(Path.of("target", "no-home")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Step> steps(Path file) {
        return Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(SendTask.class).stream()
                .filter(task -> "${sendNotice}".equals(task.getCamundaDelegateExpression()))
                .map(task -> new Step(String.valueOf(file.getFileName()), task.getId(), inputs(task)));
    }

    private static Map<String, String> inputs(SendTask task) {
        return task
                .getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaInputOutput.class)
                .singleResult()
                .getCamundaInputParameters()
                .stream()
                .collect(toMap(
                        CamundaInputParameter::getCamundaName,
                        input -> input.getTextContent().strip()));
    }
}
