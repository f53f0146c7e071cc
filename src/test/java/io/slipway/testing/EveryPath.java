package io.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Listens to the engine while a class of scenarios runs, then names every step and flow that none of them took. */
class EveryPath implements BeforeAllCallback, AfterAllCallback {

    private final Set<String> walked = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeAll(ExtensionContext test) {
        adapter(test, walked);
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        adapter(test, ConcurrentHashMap.newKeySet());
        for (var model : test.getRequiredTestClass().getAnnotation(Walks.class).value()) {
            var left = new TreeSet<>(paths(model));
            left.removeAll(walked);
            assertThat(left).as("what no scenario walks").isEmpty();
        }
    }

    private static void adapter(ExtensionContext test, Set<String> heard) {
        var engine = SpringExtension.getApplicationContext(test).getBean(ProcessEngine.class);
        new ProcessEngineAdapter(engine, event -> heard.add(event.getModelKey() + ": " + event.getDefinitionKey()))
                .initializeListeners();
    }

    /** The engine jumps over a link's throw event; the flow into it is walked all the same. */
    private static Set<String> paths(String model) throws IOException {
        try (var files = Files.walk(Path.of("processes"))) {
            var file = files.filter(found -> found.endsWith(model + ".bpmn"))
                    .findFirst()
                    .orElseThrow();
            var found = Bpmn.readModelFromFile(file.toFile());
            return Stream.<FlowElement>concat(
                            found.getModelElementsByType(FlowNode.class).stream(),
                            found.getModelElementsByType(SequenceFlow.class).stream())
                    .filter(element -> !isLinkThrown(element))
                    .map(element -> model + ": " + Objects.requireNonNull(element.getId()))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isLinkThrown(FlowElement element) {
        return element instanceof IntermediateThrowEvent thrown
                && thrown.getEventDefinitions().stream().anyMatch(LinkEventDefinition.class::isInstance);
    }
}
