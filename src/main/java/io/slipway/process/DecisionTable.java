package io.slipway.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.VariableMap;

/** Asks a decision table for those who take answers: the one that was deployed together with the model of the task. */
public final class DecisionTable {

    private DecisionTable() {}

    /** Returns what the row says that fits; nothing where no row does. */
    public static Optional<String> decide(DelegateTask task, String table, VariableMap inputs) {
        var engine = task.getProcessEngineServices();
        var model = engine.getRepositoryService().getProcessDefinition(task.getProcessDefinitionId());
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
