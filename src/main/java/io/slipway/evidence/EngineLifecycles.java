package io.slipway.evidence;

import io.slipway.identity.EngineSight;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Which lifecycles go on and which came to an end, as far as the engine knows, whoever asks. */
@Component
class EngineLifecycles {

    private final RuntimeService engine;
    private final HistoryService history;
    private final EngineSight sight;

    EngineLifecycles(RuntimeService engine, HistoryService history, EngineSight sight) {
        this.engine = engine;
        this.history = history;
        this.sight = sight;
    }

    /** Returns those of the lifecycles that go on. */
    Set<String> running(Set<String> instances) {
        if (instances.isEmpty()) {
            return Set.of();
        }
        return sight.everything(() -> engine.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .filter(instances::contains)
                .collect(Collectors.toSet()));
    }

    /** Returns when each of the lifecycles that came to an end of its model did so, as far as the engine remembers. */
    Map<String, Instant> completed(Set<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        return sight.everything(() ->
                history.createHistoricProcessInstanceQuery().processInstanceIds(instances).completed().list().stream()
                        .collect(Collectors.toMap(
                                HistoricProcessInstance::getId,
                                instance -> instance.getEndTime().toInstant())));
    }
}
