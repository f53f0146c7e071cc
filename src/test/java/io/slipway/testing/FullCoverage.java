package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The lifecycle tests walk every path of every model. The engine jumps over a link's throw event, and where several
 * throws lead to one catch the coverage tool sees but one of them; the flows into each are counted, so none goes unwalked.
 */
@TestConfiguration
class FullCoverage {

    @Bean
    ProcessEngineCoverageProperties coverage() {
        var models = models();
        var elements = models.stream()
                .mapToInt(model -> model.getModelElementsByType(FlowNode.class).size()
                        + model.getModelElementsByType(SequenceFlow.class).size())
                .sum();
        var unseen = models.stream().mapToInt(FullCoverage::unseen).sum();
        var everything = new Condition<Double>(
                coverage -> Math.round(coverage * elements) >= elements - unseen, "every path of the models is walked");
        return new ProcessEngineCoverageProperties(
                true,
                false,
                List.of(),
                List.of(everything),
                Map.of(),
                List.of("io.slipway.*LifecycleTest"),
                "target/process-test-coverage");
    }

    private static int unseen(BpmnModelInstance model) {
        var throwsOf = new HashMap<String, Integer>();
        model.getModelElementsByType(IntermediateThrowEvent.class).stream()
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(LinkEventDefinition.class::isInstance)
                .forEach(link -> throwsOf.merge(((LinkEventDefinition) link).getName(), 1, Integer::sum));
        return throwsOf.values().stream().mapToInt(count -> count - 1).sum();
    }

    private static List<BpmnModelInstance> models() {
        try (var files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
