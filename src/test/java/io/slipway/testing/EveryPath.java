package io.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Listens to the engine while a class of scenarios runs, then names every step and flow that none of them took. Where only
 * some of them run, as with {@code -Dtest=Class#method}, it says nothing.
 */
class EveryPath implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final Set<String> walked = ConcurrentHashMap.newKeySet();
    private final Set<Method> played = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeAll(ExtensionContext test) {
        adapter(test, walked);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        played.add(test.getRequiredTestMethod());
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        adapter(test, ConcurrentHashMap.newKeySet());
        if (!played.containsAll(scenarios(test.getRequiredTestClass()))) {
            return;
        }
        var walks = test.getRequiredTestClass().getAnnotation(Walks.class);
        for (var model : walks.value()) {
            var left = new TreeSet<>(paths(model));
            left.removeAll(walked);
            left.removeIf(path -> !path.matches(walks.only()));
            assertThat(left).as("what no scenario walks").isEmpty();
        }
    }

    private static List<Method> scenarios(Class<?> type) {
        return AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN);
    }

    private static void adapter(ExtensionContext test, Set<String> heard) {
        var engine = SpringExtension.getApplicationContext(test).getBean(ProcessEngine.class);
        new ProcessEngineAdapter(engine, event -> heard.add(event.getModelKey() + ": " + event.getDefinitionKey()))
                .initializeListeners();
    }

    /** The engine jumps over a link's throw event; the flow into it is walked all the same. */
    private static Set<String> paths(String model) throws IOException {
        try (var files = Stream.concat(Files.walk(Path.of("processes")), Files.walk(Path.of("src/test/resources")))) {
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
