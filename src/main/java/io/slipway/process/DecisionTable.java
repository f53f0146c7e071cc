package io.slipway.process;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.VariableMap;

/** Asks a decision table for takers and delegates: the one that was deployed together with the model that they work for. */
public final class DecisionTable {

    private DecisionTable() {}

    /** Returns what the row says that fits; nothing where no row does. */
    public static Optional<String> decide(DelegateTask task, String table, VariableMap inputs) {
        return decide(task.getProcessEngineServices(), task.getProcessDefinitionId(), table, inputs);
    }

    /** The same for a step of the machine. */
    public static Optional<String> decide(DelegateExecution step, String table, VariableMap inputs) {
        return decide(step.getProcessEngineServices(), step.getProcessDefinitionId(), table, inputs);
    }

    private static Optional<String> decide(
            ProcessEngineServices engine, String definition, String table, VariableMap inputs) {
        var model = engine.getRepositoryService().getProcessDefinition(definition);
        var decision = engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .deploymentId(model.getDeploymentId())
                .decisionDefinitionKey(table)
                .singleResult();
        return Optional.ofNullable(engine.getDecisionService()
                        .evaluateDecisionTableById(decision.getId(), inputs)
                        .getSingleResult())
                .map(row -> row.getSingleEntry());
    }
}
